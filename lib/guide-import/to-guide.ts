import type { RootContent } from 'mdast'
import { TAKEN_IDS } from '../guide/check'
import { type GuideTexts, type ParsedGuide, parseGuide } from '../guides/parse-guide'
import { readYaml } from '../guides/yaml-file'
import { effectOfAction } from './effect-of'
import { hostsIn, type TextSection, type TextStep, writeGuideText } from './guide-text'
import { CALLBACK, commonPrefix, namesOf, slugOf } from './names'
import { oneLine } from './one-line'
import { keyOfLabel, kindOf, pageFields, stepOfField } from './page-fields'
import { actionsByScope, type PageScopes, scopesOf, scopesOfAction, splitScopes } from './page-scopes'
import { linksIn, textsOf } from './page-texts'
import type { PageProblem } from './page-tree'
import { type GuidePage, type PageStep, readPage } from './read-page'
import { writeYaml } from './write-yaml'

/** A question that the page leaves open, and the place of its answer. */
interface Question {
  file: 'guide.yaml' | 'actions.yaml'
  line: number
  text: string
}

/** A guide made from a page. */
export interface ImportedGuide {
  texts: GuideTexts & { actions: string }
  questions: Question[]
}

/** `parsed` is the guide as its files are read. */
export type Imported = { ok: true; guide: ImportedGuide; parsed: ParsedGuide } | { ok: false; problems: PageProblem[] }

const CALLBACK_NAME = 'stackone-callback-url'
const HEAD = (schema: string) =>
  `# yaml-language-server: $schema=../../${schema}\n# Made of a page of StackOne’s documentation. Each "# ?" is a question that the page leaves open: answer it, and remove it.\n\n`

/** Makes a guide from a page of StackOne's documentation. Nothing is guessed: unknown facts become questions. */
export function importPage(text: string): Imported {
  const read = readPage(text)
  if (!read.ok) return read
  const guide = toGuide(read.page)
  const checked = parseGuide(guide.texts)
  if (checked.ok) return { ok: true, guide, parsed: checked.guide }
  const { line } = read.page.title
  return {
    ok: false,
    problems: checked.problems.map((problem) => ({
      line,
      message: `No guide can be made of this page: ${problem.file}:${problem.line}: ${problem.message}`,
    })),
  }
}

interface Asked {
  path: PropertyKey[]
  text: string
}

function toGuide(page: GuidePage): ImportedGuide {
  const names = namesOf(page)
  const questions: Asked[] = []
  const ask = (path: PropertyKey[], text: string) => questions.push({ path, text })
  const scopes = scopesOf(page)
  const needed = actionsByScope(page)
  const sections = sectionsOf(page, scopes)
  const actions = actionsOf(page, ask)
  const texts = textsOf(page)
  const callback = texts.map(({ text }) => CALLBACK.exec(text)?.[0]).find(Boolean)
  const provider = texts.filter(({ part }) => part !== 'stackone')
  const [host, ...otherHosts] = hostsIn(provider.flatMap(({ node }) => linksIn(node).map(({ url }) => url)))
  const method = names.method ?? 'Unknown'
  const fields = fieldsOf(page, sections, ask)
  const prefix = prefixOf(actions, names.key)

  if (names.method === null) ask(['method'], 'What does StackOne call this way to authenticate?')
  if (names.keySource === 'name') {
    ask(['connectorName'], `Is the connector’s key in StackOne “${names.key}”? The folder is called so.`)
  }
  for (const [index, scope] of scopes.catalogue.entries()) {
    ask(['scopes', index, 'covers'], `What does ${scope} let the token’s holder reach, in a sentence?`)
  }
  const isOauth = callback !== undefined || scopes.catalogue.length > 0 || /oauth/i.test(method)
  if (isOauth && scopes.defaults.length === 0 && scopes.catalogue.length > 0) {
    ask(['clouds'], 'What does an empty Scopes field mean? Write defaultScopes: […] above this line.')
  }
  if (host === undefined) ask(['clouds', 0], 'On which host do people sign in? Write host: ….')
  else ask(['clouds', 0, 'host'], 'Is this the host of the OAuth server, or of what people sign in to?')
  if (otherHosts.length > 0) {
    ask(
      ['clouds', 0],
      `The page links to ${otherHosts.slice(0, 5).join(', ')} too. Is one of them another cloud or region?`,
    )
  }
  if (isOauth && names.purpose === 'connector-profile') {
    ask(['fields'], 'A live test needs a part “test”: see docs/guide-format.md.')
  }

  const intro: RootContent[] = [...(page.description ? [paragraphOf(page.description.text)] : []), ...page.intro]
  const text = writeGuideText(intro, sections, {
    callbackName: callback === undefined ? null : CALLBACK_NAME,
    consoleHost: host ?? null,
  })
  const data = {
    connectorName: names.connectorName,
    method,
    ...(names.purpose === 'link-account' && { purpose: names.purpose }),
    summary: summaryOf(page, names.connectorName),
    actionPrefix: prefix,
    ...(scopes.catalogue.length > 0 && {
      scopes: scopes.catalogue.map((id) => ({ id, covers: coversOf(needed.get(id) ?? []) })),
    }),
    ...(scopes.offline !== null && { offlineAccess: offlineOf(scopes.offline, names.connectorName) }),
    ...(scopes.defaults.length > 0 && { defaultScopes: scopes.defaults }),
    clouds: [{ id: 'main', label: names.connectorName, ...(host !== undefined && { host }) }],
    // Without a code span that has the redirect URL, nothing would show it.
    ...(text.includes(`:copy[${CALLBACK_NAME}]`) && { constants: { [CALLBACK_NAME]: callback } }),
    fields,
  }
  const asked = (file: Question['file']) =>
    questions.filter(({ path: [first] }) => (first === 'actions') === (file === 'actions.yaml'))
  const guideYaml = withQuestions(HEAD('guide.schema.json') + writeYaml(data, 110), asked('guide.yaml'))
  const actionsYaml = withQuestions(
    HEAD('actions.schema.json') + writeYaml(actions, 0),
    asked('actions.yaml').map(({ path, ...question }) => ({ ...question, path: path.slice(1) })),
  )
  return {
    texts: {
      connector: names.key,
      slug: slugOf(names.method ?? '') || 'guide',
      data: guideYaml.text,
      actions: actionsYaml.text,
      text,
    },
    questions: [
      ...guideYaml.questions.map((question) => ({ ...question, file: 'guide.yaml' as const })),
      ...actionsYaml.questions.map((question) => ({ ...question, file: 'actions.yaml' as const })),
    ],
  }
}

/** Inserts each question above its line. */
function withQuestions(yaml: string, asked: readonly Asked[]): { text: string; questions: Omit<Question, 'file'>[] } {
  const file = readYaml(yaml)
  if ('problems' in file) return { text: yaml, questions: [] }
  const lines = yaml.split('\n')
  const placed = asked
    .map(({ path, text }) => ({ at: file.lineOf(path) - 1, text }))
    .sort((one, other) => other.at - one.at)
  for (const { at, text } of placed) {
    const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? ''
    lines.splice(at, 0, `${indent}# ? ${oneLine(text)}`)
  }
  const questions = lines.flatMap((line, index) => {
    const [, text] = /^\s*# \? (.*)$/.exec(line) ?? []
    return text === undefined ? [] : [{ line: index + 1, text }]
  })
  return { text: lines.join('\n'), questions }
}

type Ask = (path: PropertyKey[], text: string) => void

function actionsOf(page: GuidePage, ask: Ask) {
  const ids = new Set<string>()
  const labels = new Set<string>()
  const unclear: string[] = []
  const several: string[] = []
  const actions = (page.actions?.list ?? []).flatMap((action) => {
    const id = action.id
      .trim()
      .replace(/[^A-Za-z0-9_.-]+/g, '_')
      .replace(/^[^A-Za-z0-9]+/, '')
    if (id === '' || ids.has(id.toLowerCase())) {
      ask(['actions', 0], `The page has the action “${action.id}” twice. Which one is right?`)
      return []
    }
    ids.add(id.toLowerCase())
    const label = labels.has(action.label) ? `${action.label} (${id})` : action.label
    labels.add(action.label)
    const { effect, isKnown } = effectOfAction({ id, label: action.label })
    if (!isKnown) unclear.push(action.label)
    const scopes = scopesOfAction(action)
    if (scopes.length > 1) several.push(action.label)
    return [{ id, label, scopes, effect }]
  })
  if (actions.length > 0) ask(['actions', 0], 'What each action does (effect) is taken from its name. Is it right?')
  if (unclear.length > 0) ask(['actions', 0], `The names do not say whether these read or write: ${some(unclear)}.`)
  if (several.length > 0) {
    ask(
      ['actions', 0],
      `Do these need all of their scopes, or any? Where any will do, write needs: any. ${some(several)}.`,
    )
  }
  return actions
}

function some(names: readonly string[]): string {
  const more = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return names.slice(0, 10).join(', ') + more
}

function prefixOf(actions: readonly { id: string }[], key: string): string {
  const ids = actions.map(({ id }) => id)
  for (const candidate of [key, commonPrefix(ids)]) {
    const prefix = `${candidate}_`
    if (
      candidate !== '' &&
      ids.length > 0 &&
      ids.every((id) => id.startsWith(prefix) && /^[A-Za-z0-9]/.test(id.slice(prefix.length)))
    )
      return prefix
  }
  return ''
}

interface Section extends TextSection {
  steps: (TextStep & PageStep)[]
}

/** The page's sections, each with an id; a step explains every scope that actions need. */
function sectionsOf(page: GuidePage, scopes: PageScopes): Section[] {
  const ids = new Set(TAKEN_IDS)
  const idOf = (title: string, fallback: string) => {
    const base = slugOf(title).slice(0, 60).replace(/-+$/, '') || fallback
    let id = base
    for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`
    ids.add(id)
    return id
  }
  const needed = new Set(page.actions?.list.flatMap(scopesOfAction) ?? [])
  const lists = page.sections.flatMap(({ steps }) => steps).filter(({ displayed }) => displayed.length > 0)
  const shown = new Set(
    page.sections.flatMap(({ steps }) => steps.flatMap(({ gate, displayed }) => [...gate, ...displayed])),
  )
  const unexplained = scopes.catalogue.filter((scope) => needed.has(scope) && !shown.has(scope))
  const order = [...shown, ...unexplained].flatMap(splitScopes)
  const known = new Set([...scopes.catalogue, ...(scopes.offline === null ? [] : [scopes.offline])])
  const sections = page.sections.map((section): Section => {
    const id = idOf(section.title, 'section')
    const isInStackOne = section.part === 'stackone'
    const steps = section.steps.map((step) => {
      const isList = step.displayed.length > 0
      const wanted = new Set(
        [...step.gate, ...step.displayed, ...(step === lists.at(-1) ? unexplained : [])].flatMap(splitScopes),
      )
      return {
        ...step,
        id: idOf(step.title, 'step'),
        scopes: order.filter((scope, index) => wanted.has(scope) && known.has(scope) && order.indexOf(scope) === index),
        content: isList ? [...step.content, scopeList()] : step.content,
      }
    })
    // A section without a step is not shown.
    if (steps.length > 0) return { id, title: section.title, isInStackOne, intro: section.intro, steps }
    const { title, line, intro } = section
    const only = { title, line, gate: [], displayed: [], content: intro, id: idOf(`${title} step`, 'step'), scopes: [] }
    return { id, title, isInStackOne, intro: [], steps: [only] }
  })
  if (lists.length > 0 || unexplained.length === 0) return sections
  const last = sections.findLast((_section, index) => page.sections[index]?.part === 'provider') ?? sections.at(-1)
  const title = 'Scopes'
  const content = [paragraphOf('The chosen actions need these scopes:'), scopeList()]
  last?.steps.push({ title, line: 1, gate: [], displayed: [], content, id: idOf(title, 'step'), scopes: unexplained })
  return sections
}

function scopeList(): RootContent {
  return { type: 'leafDirective', name: 'scopes', attributes: {}, children: [] }
}

function paragraphOf(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

function fieldsOf(page: GuidePage, sections: readonly Section[], ask: Ask) {
  const steps = sections.flatMap((section, index) => (page.sections[index]?.part === 'stackone' ? [] : section.steps))
  const taken = new Set(TAKEN_FIELD_KEYS)
  const roles = new Set<string>()
  const fields = pageFields(page).map(({ label, isOptional }, index) => {
    const { kind, role: found } = kindOf(label)
    const role = found !== undefined && !roles.has(found) ? found : undefined
    if (role) roles.add(role)
    const key = role === 'scopes' ? 'scopes' : keyOfLabel(ROLE_LABELS[role ?? ''] ?? label, taken)
    taken.add(key.toLowerCase())
    const step = role === 'scopes' ? undefined : stepOfField(steps, label)
    if (kind === undefined && role === undefined) {
      ask(
        ['fields', index],
        `Is ${label} a secret, a choice, or a part of a host? Write kind: secret, select or url-part.`,
      )
    }
    return {
      key,
      label,
      ...(kind && { kind }),
      ...(role && { role }),
      ...(isOptional && { required: false }),
      ...(step !== undefined && { step }),
    }
  })
  if (page.sections.every(({ part }) => part === 'provider')) {
    ask(['fields'], 'The page says nothing of StackOne’s own form. Is it cut off?')
  }
  if (fields.length === 0) ask(['fields'], 'Which fields does StackOne’s form have? The page does not list them.')
  return fields
}

const ROLE_LABELS: Readonly<Record<string, string>> = {
  account: 'Account ID',
  'client-id': 'Client ID',
  'client-secret': 'Client Secret',
}
const TAKEN_FIELD_KEYS =
  'name cloud actions action guide id version submission copyof quickfix page scopes constructor tostring valueof hasownproperty isprototypeof propertyisenumerable tolocalestring'.split(
    ' ',
  )

function summaryOf({ description, title }: GuidePage, connectorName: string): string {
  const text = description?.text ?? title.text
  const [sentence = ''] = /^.{10,}?[.!?](?=\s|$)/s.exec(text) ?? [text]
  return sentence.trim() || `Connect ${connectorName} to StackOne.`
}

function coversOf(labels: readonly string[]): string {
  return labels.length === 0 ? 'No action needs it.' : `What these need: ${some(labels)}.`
}

function offlineOf(scope: string, connectorName: string) {
  return {
    scope,
    covers: 'A refresh token, so that the connection keeps working after its first access token expires.',
    without: `Without it ${connectorName} gives no refresh token: the connection ends with its first access token.`,
  }
}
