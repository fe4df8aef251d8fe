import { checkGuide } from '../guide/check'
import { describeIssue } from '../guide/describe-issue'
import { DocumentError, type GuideDocument, parseDocument } from '../guide/document'
import type { GuideProblem } from '../guide/problem'
import type { Guide } from '../guide/schema'
import { type LoadedGuide, type Sandbox, withSandbox } from '../guide/source'
import { actionsFileSchema, guideFileSchema } from './guide-file'
import { readYaml, type YamlFile } from './yaml-file'

/** The names of a guide's files. */
export const GUIDE_FILES = { data: 'guide.yaml', actions: 'actions.yaml', text: 'guide.md' } as const

/** A guide's address, and the texts of its files. */
export interface GuideTexts {
  connector: string
  slug: string
  data: string
  /** Null if the actions are in the file of the data. */
  actions: string | null
  text: string
}

/** The files of a guide, by their names. */
export function filesOf({ data, actions, text }: GuideTexts): Record<string, string> {
  return {
    [GUIDE_FILES.data]: data,
    ...(actions !== null && { [GUIDE_FILES.actions]: actions }),
    [GUIDE_FILES.text]: text,
  }
}

/** A fault of a guide's file. */
interface FileProblem {
  /** A name of GUIDE_FILES. */
  file: string
  line: number
  message: string
}

/** A guide as read from its files. */
export interface ParsedGuide extends LoadedGuide {
  sandbox: Sandbox | null
}

export type ParseResult = { ok: true; guide: ParsedGuide } | { ok: false; problems: FileProblem[] }

/** The sandbox's URL in checks, which adds a cloud that the guide may name. */
const SANDBOX_URL = 'http://localhost'

/** Reads and checks a guide. */
export function parseGuide(texts: GuideTexts): ParseResult {
  const data = readYaml(texts.data)
  const actions = texts.actions === null ? null : readYaml(texts.actions)
  const document = readText(texts.text)
  const problems = [
    ...('problems' in data ? data.problems.map((problem) => ({ file: GUIDE_FILES.data, ...problem })) : []),
    ...(actions && 'problems' in actions
      ? actions.problems.map((problem) => ({ file: GUIDE_FILES.actions, ...problem }))
      : []),
    ...('message' in document ? [{ file: GUIDE_FILES.text, line: document.line, message: document.message }] : []),
  ]
  if ('problems' in data || (actions && 'problems' in actions) || 'message' in document) return { ok: false, problems }
  return check(texts, { data, actions, document })
}

interface Files {
  data: YamlFile
  actions: YamlFile | null
  document: GuideDocument
}

function check({ connector, slug }: GuideTexts, { data, actions, document }: Files): ParseResult {
  const place = placer(data, actions)
  const parsed = guideFileSchema.safeParse(data.data ?? {}, { reportInput: true })
  const listed = actions ? actionsFileSchema.safeParse(actions.data ?? [], { reportInput: true }) : null
  const issues = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => describeIssue(issue, guideFileSchema)),
    ...(listed?.error?.issues ?? []).flatMap((issue) => describeIssue(issue, actionsFileSchema, ['actions'])),
  ]
  if (!parsed.success || (listed && !listed.success)) return { ok: false, problems: issues.map(place) }
  const { test = null, commands = null, sandbox = null, actions: own, ...rest } = parsed.data
  if (own && listed) {
    const message = 'The actions are in actions.yaml too. Remove one of the two lists.'
    return { ok: false, problems: [{ file: GUIDE_FILES.data, line: data.lineOf(['actions']), message }] }
  }
  const guide: Guide = { ...rest, connector, slug, actions: listed?.data ?? own ?? [], isTestable: test !== null }
  const loaded: LoadedGuide = { guide, document, test, commands }
  const problems = checkGuide(sandbox ? withSandbox(loaded, sandbox, SANDBOX_URL) : loaded)
  if (problems.length > 0) return { ok: false, problems: problems.map(place) }
  return { ok: true, guide: { ...loaded, sandbox } }
}

function readText(text: string): GuideDocument | DocumentError {
  try {
    return parseDocument(text)
  } catch (error) {
    if (error instanceof DocumentError) return error
    throw error
  }
}

/** Finds the file and line of each problem. */
function placer(data: YamlFile, actions: YamlFile | null): (problem: GuideProblem) => FileProblem {
  return ({ path, line, message }) => {
    if (path === undefined && line !== undefined) return { file: GUIDE_FILES.text, line, message }
    const [first, ...rest] = path ?? []
    if (first === 'actions' && actions) return { file: GUIDE_FILES.actions, line: actions.lineOf(rest), message }
    return { file: GUIDE_FILES.data, line: data.lineOf(path ?? []), message }
  }
}
