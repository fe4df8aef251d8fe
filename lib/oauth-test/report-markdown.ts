import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { code, heading, list, paragraph, plain, toMarkdown } from '../markdown-parts'
import { signInAgainNote } from '../profile/sign-in-again'
import { plural, singleLine } from '../text'
import { basisOf } from './lifetimes'
import { duration, STAGE_WORDS } from './outcome-words'
import type { Report, ReportStage } from './report'
import { signedInAs } from './signed-in-as'

const SCOPE_SOURCES: Readonly<Record<NonNullable<Report['scopeLists']>['source'], string>> = {
  answer: 'as the answer says',
  token: 'as the token says',
  'as-asked': 'nothing says otherwise',
}

const LIFETIME_SOURCES: Readonly<Record<'app' | 'record' | 'guide', string>> = {
  app: 'as the app’s settings say',
  record: 'as the app’s record says, which an admin pasted',
  guide: 'where the app is set up as the guide says',
}

/** A report as Markdown (CommonMark). Text from a server or an admin is escaped, or in code spans. */
export function reportMarkdown(report: Report): string {
  return toMarkdown([
    heading(1, `Live test of ${report.profile.name}`),
    ...prose(outcomeSentence(report)),
    ...(report.profile.readyAt === null
      ? []
      : [paragraph([plain('Another test proved this profile ready: '), code(report.profile.readyAt), plain('.')])]),
    listOrNone(factsOf(report)),
    heading(2, 'Stages'),
    listOrNone(report.stages.map((stage) => [plain(stageLine(stage))])),
    ...report.stages.filter(({ outcome }) => outcome !== 'pass').flatMap(stageBlocks),
    ...scopeBlocks(report),
    ...lifetimeBlocks(report),
    heading(2, 'Requests'),
    listOrNone(report.stages.flatMap(requestsOf)),
  ])
}

function outcomeSentence({ outcome, stages }: Report): string {
  const failed = stages.filter((stage) => stage.outcome === 'fail').map(({ name }) => name)
  switch (outcome) {
    case 'ready':
      return 'Ready: a real sign-in worked, and the token covers what the actions need.'
    case 'failed':
      return `Failed: ${failed.join(', ') || 'something'} stands in the way.`
    case 'incomplete':
      return 'Incomplete: no problem found, but some checks could not be completed.'
    case null:
      return 'The test has not ended yet.'
  }
}

function factsOf({ subject, profile, versions, ...report }: Report): PhrasingContent[][] {
  const who = signedInAs(report.stages)
  return [
    [plain('Connector: '), code(subject.connectorName), plain(', '), code(subject.method)],
    [plain('Cloud: '), code(subject.cloudLabel), plain(', '), code(subject.origin)],
    ...subject.fields.map(({ label, value }) => [plain(`${label}: `), code(value)]),
    [plain('Scopes asked for: '), ...codes(subject.scopes)],
    [plain('Actions: '), ...codes(subject.actions)],
    [plain('Redirect URL: '), code(subject.redirectUri)],
    [plain('Profile: '), code(profile.id), plain(`, version ${profile.version}`)],
    [plain('Test: '), code(report.runId)],
    [plain('Started: '), code(report.startedAt), plain(', by '), code(report.startedBy)],
    ...(who === null ? [] : [[plain('Signed in as: '), code(who)]]),
    ...(report.endedAt === null || report.durationMs === null
      ? []
      : [[plain('Ended: '), code(report.endedAt), plain(`, after ${duration(report.durationMs)}`)]]),
    [plain('Versions: wizard '), code(versions.wizard), plain(', Node '), code(versions.node)],
  ]
}

function stageLine({ name, outcome, ms }: ReportStage): string {
  return `${name}: ${STAGE_WORDS[outcome].toLowerCase()}${outcome === 'skipped' ? '' : `, ${duration(ms)}`}`
}

function stageBlocks(stage: ReportStage): RootContent[] {
  return [
    heading(2, stageLine(stage)),
    ...stage.advice.flatMap(({ title, cause, fix }) => [
      heading(3, title),
      ...prose(cause),
      ...prose(`What to do: ${fix}`),
    ]),
    listOrNone(stage.evidence.map(({ label, value }) => [plain(`${label}: `), code(value)])),
  ]
}

function scopeBlocks({ scopeLists }: Report): RootContent[] {
  if (!scopeLists) return []
  const { needed, asked, granted, source } = scopeLists
  return [
    heading(2, 'Scopes'),
    listOrNone([
      [plain('Needed: '), ...codes(needed)],
      [plain('Asked for: '), ...codes(asked)],
      [plain('Granted: '), ...codes(granted), plain(` (${SCOPE_SOURCES[source]})`)],
    ]),
  ]
}

function lifetimeBlocks({ lifetimes }: Report): RootContent[] {
  if (!lifetimes) return []
  const { accessSeconds, refreshMinutes, refreshSource, signInAgainBy } = lifetimes
  const source = LIFETIME_SOURCES[refreshSource ?? 'guide']
  const refresh = refreshMinutes === null ? 'none that works' : `${plural(refreshMinutes, 'minute')}, ${source}`
  return [
    heading(2, 'Lifetimes'),
    listOrNone([
      [plain(`Access token: ${accessSeconds === null ? 'not known' : plural(accessSeconds, 'second')}`)],
      [plain(`Refresh token: ${refresh}`)],
      signInAgainBy === null
        ? [plain('Users must sign in again by: not known')]
        : [
            plain('Users must sign in again by: '),
            code(signInAgainBy),
            plain(`. ${signInAgainNote(basisOf(lifetimes))}`),
          ],
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

/** A paragraph, or nothing for an empty text. */
function prose(text: string): Paragraph[] {
  const line = singleLine(text).trim()
  return line ? [paragraph([plain(line)])] : []
}

/** A list, or the word “none”. */
function listOrNone(items: readonly PhrasingContent[][]): RootContent {
  return items.length === 0 ? paragraph([plain('None.')]) : list(items)
}

function codes(values: readonly string[]): PhrasingContent[] {
  return values.length === 0
    ? [plain('none')]
    : values.flatMap((value, index) => (index > 0 ? [plain(' '), code(value)] : [code(value)]))
}
