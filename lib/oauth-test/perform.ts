import type { Guide } from '../guide/schema'
import { boundedFetch } from './bounded-fetch'
import type { Found, Stage, StageContext, Verdict } from './define-stage'
import { issuedTokens } from './issued'
import type { ProviderTest } from './provider'
import { redactor } from './redact'
import type { Exchange, StageId, StageResult, Subject } from './stage'
import { STAGES } from './stages'
import { advise, couldNotRun, skipped } from './verdict'

/** More are not kept: what was granted is as long as the server likes. */
const MOST_SCOPES = 200

/** What a run works with: the world, given from outside. */
export interface Tools {
  fetch: typeof fetch
  /** In milliseconds, from any start. */
  clock: () => number
  now: () => Date
  /** A stage's time limit in milliseconds; the stage's own unless a test wants it shorter. */
  limitOf?: (stage: Pick<Stage, 'id' | 'limitMs'>) => number
}

/** What is tested, and what is known already. */
export interface Work {
  subject: Subject
  guide: Guide
  provider: ProviderTest
  /** Empty when it cannot be opened. */
  clientSecret: string
  stages: readonly StageResult[]
  found: Found
}

/** Hears how far a run is. False: someone ended it, and nothing more is to be done. */
export type Progress = (stages: readonly StageResult[], current: readonly StageId[], found: Found) => Promise<boolean>

/** Runs groups of stages one after the other, those of a group at once; says what they came to. */
export async function perform(
  groups: readonly (readonly Stage[])[],
  work: Work,
  tools: Tools,
  progress: Progress,
): Promise<Pick<Work, 'stages' | 'found'>> {
  let { stages, found } = work
  for (const group of groups) {
    const current = new Set(group.filter((stage) => !blockedBy(stage, stages)).map(({ id }) => id))
    if (current.size > 0 && !(await progress(stages, [...current], found))) break
    const before = { stages, found }
    await Promise.all(
      group.map(async (stage) => {
        const { result, more } = await performOne(stage, { ...work, ...before }, tools)
        stages = inOrder([...stages, result])
        found = { ...found, ...more }
        current.delete(stage.id)
        // The others of the group go on: the page shows this one meanwhile.
        if (current.size > 0) await progress(stages, [...current], found)
      }),
    )
  }
  return { stages, found }
}

/** The results of every stage: those that did not run are skipped, and say why. */
export function withTheRest(stages: readonly StageResult[], why: string, now: Date): StageResult[] {
  const all = [...stages]
  for (const stage of STAGES.filter(({ id }) => !stages.some((result) => result.id === id))) {
    const { found: _found, ...verdict } = skipped(reasonNotToRun(stage, all) ?? why)
    all.push({ id: stage.id, startedAt: now.toISOString(), ms: 0, exchanges: [], ...verdict })
  }
  return inOrder(all)
}

async function performOne(
  stage: Stage,
  work: Work,
  { fetch, clock, now, limitOf = ({ limitMs }) => limitMs }: Tools,
): Promise<{ result: StageResult; more: Partial<Found> }> {
  const { subject, guide, provider, clientSecret, found } = work
  const exchanges: Exchange[] = []
  const limitMs = limitOf(stage)
  const issued: string[] = []
  const askOnly = boundedFetch({
    fetch,
    origin: subject.origin,
    signal: AbortSignal.timeout(limitMs),
    clock,
    onExchange: (exchange) => exchanges.push(exchange),
  })
  const ask: StageContext['ask'] = async (url, init) => {
    const response = await askOnly(url, init)
    issued.push(...issuedTokens(await response.clone().text()))
    return response
  }
  const startedAt = now().toISOString()
  const begun = clock()
  const why = reasonNotToRun(stage, work.stages)
  const context = { subject, guide, provider, clientSecret, found, ask, now, limitMs }
  const { found: more = {}, outcome, advice, evidence } = why ? skipped(why) : await safely(stage, context)
  const clean = redactor(guide, [...secretsOf(clientSecret, { ...found, ...more }), ...issued])
  const result = {
    id: stage.id,
    startedAt,
    ms: Math.round(clock() - begun),
    outcome,
    advice: advice.map(({ id, values }) => ({ id, values: clean(values) })),
    evidence: clean(evidence),
    exchanges: clean(exchanges),
  }
  const { scopeLists } = more
  // What was granted is the server's text too.
  return {
    result,
    more: scopeLists
      ? { ...more, scopeLists: { ...scopeLists, granted: clean(scopeLists.granted.slice(0, MOST_SCOPES)) } }
      : more,
  }
}

/** A fault of our own proves nothing about the profile. Its message may quote a secret: only its name is logged. */
async function safely(stage: Stage, context: StageContext): Promise<Verdict> {
  try {
    return await stage.perform(context)
  } catch (error) {
    console.error(`Test, stage ${stage.id}: ${error instanceof Error ? error.name : 'an unknown error'}`)
    return couldNotRun([advise('internal-error')])
  }
}

function blockedBy(stage: Stage, results: readonly StageResult[]): StageId | undefined {
  return stage.needs.find((id) => {
    const outcome = results.find((result) => result.id === id)?.outcome
    // What could not be told of the credentials shows when tokens come.
    if (id === 'client' && outcome === 'could-not-run') return false
    return outcome !== 'pass' && outcome !== 'warn' && !(id === 'token' && hasTokens(results))
  })
}

/** Tokens that came, but lack something, still show what they open. */
function hasTokens(results: readonly StageResult[]): boolean {
  const token = results.find(({ id }) => id === 'token')
  return token?.outcome === 'fail' && token.advice.some(({ id }) => id === 'no-refresh-token')
}

function reasonNotToRun(stage: Stage, results: readonly StageResult[]): string | null {
  const blocker = blockedBy(stage, results)
  const result = results.find(({ id }) => id === blocker)
  if (!blocker || !result) return null
  return `“${STAGES.find(({ id }) => id === blocker)?.name}” did not pass.`
}

function inOrder(results: readonly StageResult[]): StageResult[] {
  return STAGES.flatMap((stage) => results.find(({ id }) => id === stage.id) ?? [])
}

/** Everything that must not be shown. */
function secretsOf(clientSecret: string, { pending, callback, tokens, rotatedRefresh }: Found) {
  const query = new URLSearchParams(callback)
  return [
    clientSecret,
    pending?.state,
    pending?.verifier,
    pending?.nonce,
    query.get('code'),
    query.get('state'),
    tokens?.access,
    tokens?.refresh,
    rotatedRefresh,
  ]
}
