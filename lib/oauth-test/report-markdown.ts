import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { plural } from '../guide/plural'
import type { Report, ReportStage } from './report'

const STAGE_OUTCOMES: Readonly<Record<ReportStage['outcome'], string>> = {
  pass: 'passed',
  warn: 'passed, with a remark',
  fail: 'failed',
  skipped: 'not run',
  'could-not-run': 'could not tell',
}

const SCOPE_SOURCES: Readonly<Record<NonNullable<Report['scopeLists']>['source'], string>> = {
  answer: 'as the answer says',
  token: 'as the token says',
  'as-asked': 'nothing says otherwise',
}

/** White space, control characters, and those that change the direction of what follows them. */
const GAPS = /[\s\p{Cc}\p{Bidi_Control}]+/gu

/** A report as Markdown (CommonMark). What a server or an admin wrote is text or code in it, and nothing else. */
export function reportMarkdown(report: Report): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(1, `Live test of ${report.profile.name}`),
      ...prose(outcomeSentence(report)),
      list(factsOf(report)),
      heading(2, 'Stages'),
      list(report.stages.map((stage) => [plain(stageLine(stage))])),
      ...report.stages.filter(({ outcome }) => outcome !== 'pass').flatMap(stageBlocks),
      ...scopeBlocks(report),
      ...lifetimeBlocks(report),
      heading(2, 'Requests'),
      list(report.stages.flatMap(requestsOf)),
    ],
  }
  return unified().use(remarkStringify, { bullet: '-', listItemIndent: 'one' }).stringify(root)
}

function outcomeSentence({ outcome, stages }: Report): string {
  const failed = stages.filter((stage) => stage.outcome === 'fail').map(({ name }) => name)
  switch (outcome) {
    case 'ready':
      return 'Ready: a real sign-in worked, and the token opens what the actions need.'
    case 'failed':
      return `Failed: ${failed.join(', ') || 'something'} stands in the way.`
    case 'incomplete':
      return 'Not proven: nothing speaks against the profile, but not everything could be proven.'
    case null:
      return 'The test has not ended yet.'
  }
}

function factsOf({ subject, profile, versions, ...report }: Report): PhrasingContent[][] {
  return [
    [plain('Connector: '), code(subject.connectorName), plain(', '), code(subject.method)],
    [plain('Cloud: '), code(subject.cloudLabel), plain(', '), code(subject.origin)],
    [plain('Account ID: '), code(subject.accountId)],
    [plain('Client ID: '), code(subject.clientId)],
    [plain('Scopes asked for: '), ...codes(subject.scopes)],
    [plain('Actions: '), ...codes(subject.actions)],
    [plain('Redirect URL: '), code(subject.redirectUri)],
    [plain('Profile: '), code(profile.id), plain(`, version ${profile.version}`)],
    [plain('Test: '), code(report.runId)],
    [plain('Started: '), code(report.startedAt), plain(', by '), code(report.startedBy)],
    ...(report.endedAt === null || report.durationMs === null
      ? []
      : [[plain('Ended: '), code(report.endedAt), plain(`, after ${duration(report.durationMs)}`)]]),
    [plain('Versions: wizard '), code(versions.wizard), plain(', Node '), code(versions.node)],
  ]
}

function stageLine({ name, outcome, ms }: ReportStage): string {
  return `${name}: ${STAGE_OUTCOMES[outcome]}${outcome === 'skipped' ? '' : `, ${duration(ms)}`}`
}

function stageBlocks(stage: ReportStage): RootContent[] {
  return [
    heading(2, stageLine(stage)),
    ...stage.advice.flatMap(({ title, cause, fix }) => [
      heading(3, title),
      ...prose(cause),
      ...prose(`What to do: ${fix}`),
    ]),
    list(stage.evidence.map(({ label, value }) => [plain(`${label}: `), code(value)])),
  ]
}

function scopeBlocks({ scopeLists }: Report): RootContent[] {
  if (!scopeLists) return []
  const { needed, asked, granted, source } = scopeLists
  return [
    heading(2, 'Scopes'),
    list([
      [plain('Needed: '), ...codes(needed)],
      [plain('Asked for: '), ...codes(asked)],
      [plain('Granted: '), ...codes(granted), plain(` (${SCOPE_SOURCES[source]})`)],
    ]),
  ]
}

function lifetimeBlocks({ lifetimes }: Report): RootContent[] {
  if (!lifetimes) return []
  const { accessSeconds, refreshMinutes, refreshSource, signInAgainBy } = lifetimes
  const source = refreshSource === 'app' ? 'as the app’s settings say' : 'where the app is set up as the guide says'
  return [
    heading(2, 'Lifetimes'),
    list([
      [plain(`Access token: ${accessSeconds === null ? 'not known' : plural(accessSeconds, 'second')}`)],
      [plain(`Refresh token: ${refreshMinutes === null ? 'none' : `${plural(refreshMinutes, 'minute')}, ${source}`}`)],
      [plain('Users must sign in again by: '), signInAgainBy === null ? plain('not known') : code(signInAgainBy)],
    ]),
  ]
}

function requestsOf({ name, exchanges }: ReportStage): PhrasingContent[][] {
  return exchanges.map(({ method, url, status, ms }) => [
    plain(`${name}: `),
    code(`${method} ${url}`),
    plain(`, ${status === null ? 'no answer' : `status ${status}`}, ${duration(ms)}`),
  ])
}

/** Milliseconds, for people. */
function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function heading(depth: 1 | 2 | 3, text: string): RootContent {
  return { type: 'heading', depth, children: [plain(oneLine(text).trim())] }
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** A paragraph, or none where there are no words. */
function prose(text: string): Paragraph[] {
  const line = oneLine(text).trim()
  return line ? [paragraph([plain(line)])] : []
}

/** A list, or the word “none”. */
function list(items: readonly PhrasingContent[][]): RootContent {
  if (items.length === 0) return paragraph([plain('None.')])
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(children)] })),
  }
}

function codes(values: readonly string[]): PhrasingContent[] {
  return values.length === 0
    ? [plain('none')]
    : values.flatMap((value, index) => (index > 0 ? [plain(' '), code(value)] : [code(value)]))
}

function plain(value: string): PhrasingContent {
  return { type: 'text', value: oneLine(value) }
}

function code(value: string): PhrasingContent {
  const line = oneLine(value).trim()
  return line ? { type: 'inlineCode', value: line } : plain('nothing')
}

/** A text without what would break a line, or turn its direction. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(GAPS, ' ')
}
