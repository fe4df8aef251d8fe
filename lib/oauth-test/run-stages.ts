import { apiOrigin, type ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { log } from '../log/log'
import { secretsOfProcess } from '../security/process-secrets'
import { boundedFetch } from './bounded-fetch'
import { answerCleaner, openValuesOf } from './clean-answer'
import type { Stage, StageContext, StageOutputs, Verdict } from './define-stage'
import { type Issued, issuedTokens } from './issued-tokens'
import type { Evidence, Exchange, StageId, StageResult, TestTarget } from './stage'
import { STAGES } from './stages'
import { cleanUp } from './stages/clean-up'
import { MAX_SCOPES } from './stages/scopes'
import { advise, couldNotRun, skipped } from './verdict'

/** The limits of one stage's result: a server may list any number of items. */
const MAX_EVIDENCE = 30
const MAX_EXCHANGES = 30

/** The dependencies of a run. */
export interface RunTools {
  fetch: typeof fetch
  /** The proxy that `fetch` uses for a URL; null for a direct connection. */
  proxyOf?: ((address: string) => string | null) | undefined
  /** In milliseconds, from any start. */
  clock: () => number
  now: () => Date
  /** A stage's time limit in milliseconds; the stage's own unless a test shortens it. */
  limitOf?: (stage: Pick<Stage, 'id' | 'limitMs'>) => number
}

/** The test’s target, and the outputs so far. */
export interface StageInput {
  subject: TestTarget
  guide: Guide
  provider: ProviderTest
  /** Empty if it cannot be opened, or was entered for another destination. */
  clientSecret: string
  /** That destination. */
  secretFor?: string
  stages: readonly StageResult[]
  found: StageOutputs
}

/** Receives the progress of a run. Resolves to false once someone ended it: the run then stops. */
export type Progress = (
  stages: readonly StageResult[],
  current: readonly StageId[],
  found: StageOutputs,
) => Promise<boolean>

/** Runs groups of stages in sequence, and the stages of a group concurrently; returns the results. */
export async function perform(
  groups: readonly (readonly Stage[])[],
  work: StageInput,
  tools: RunTools,
  progress: Progress,
): Promise<Pick<StageInput, 'stages' | 'found'>> {
  let { stages, found } = work
  const issued: Issued = new Map()
  let isHeld = true
  for (const group of groups) {
    const current = new Set(group.filter((stage) => !blockedBy(stage, stages)).map(({ id }) => id))
    if (isHeld && current.size > 0) isHeld = await progress(stages, [...current], found)
    // Tokens are revoked even if someone has ended the run meanwhile.
    if (!isHeld && !group.includes(cleanUp)) continue
    const before = { stages, found }
    const ended: Ended[] = []
    await Promise.all(
      group.map(async (stage) => {
        ended.push(await performOne(stage, { ...work, ...before }, tools, issued))
        current.delete(stage.id)
        // The others of the group continue: the page shows this one meanwhile.
        if (current.size > 0) await progress(inOrder([...stages, ...ended.map(inShort)]), [...current], found)
      }),
    )
    found = Object.assign({ ...found }, ...ended.map(({ more }) => more))
    // Redacted only now, because one stage's texts, and earlier ones, may quote a token that another stage of the group
    // received.
    const clean = answerCleaner(
      work.guide,
      [...secretsOf(work.clientSecret, found), ...issued.keys(), ...secretsOfProcess()],
      openValuesOf(work.subject),
    )
    stages = inOrder([...stages, ...ended.map(({ result }) => result)].map((result) => cleaned(result, clean)))
    const { scopeLists } = found
    // The granted scopes are the server's text too.
    if (scopeLists) {
      found = { ...found, scopeLists: { ...scopeLists, granted: clean(scopeLists.granted.slice(0, MAX_SCOPES)) } }
    }
  }
  return { stages, found }
}

/** The result of a stage. It may quote secrets. */
interface Ended {
  result: StageResult
  more: Partial<StageOutputs>
}

/** The storable part of a stage's result, while other stages may still receive tokens that it quotes. */
function inShort({ result: { id, startedAt, ms, outcome } }: Ended): StageResult {
  return { id, startedAt, ms, outcome, advice: [], evidence: [], exchanges: [] }
}

function cleaned(result: StageResult, clean: ReturnType<typeof answerCleaner>): StageResult {
  return {
    ...result,
    advice: result.advice.map(({ id, values }) => ({ id, values: clean(values) })),
    evidence: clean(result.evidence),
    exchanges: clean(result.exchanges),
  }
}

/** The results of every stage; the others are skipped, with the reason. */
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
  work: StageInput,
  { fetch, proxyOf, clock, now, limitOf = ({ limitMs }) => limitMs }: RunTools,
  issued: Issued,
): Promise<Ended> {
  const { subject, guide, provider, clientSecret, secretFor, found } = work
  const exchanges: Exchange[] = []
  const limitMs = limitOf(stage)
  const signal = AbortSignal.timeout(limitMs)
  const tokenEndpoint = found.metadata && new URL(found.metadata.token_endpoint).href
  const askAt = (origin: string): StageContext['ask'] => {
    const onExchange = (exchange: Exchange) => exchanges.push(exchange)
    const askOnly = boundedFetch({ fetch, proxyOf, origin, signal, clock, onExchange })
    return async (url, init) => {
      const response = await askOnly(url, init)
      const isGiven = url === tokenEndpoint
      for (const [token, kind] of issuedTokens(await response.clone().text()))
        if (isGiven || !issued.has(token)) issued.set(token, isGiven ? kind : 'foreign')
      return response
    }
  }
  const [ask, askApi] = [askAt(subject.origin), askAt(apiOrigin(subject))]
  const startedAt = now().toISOString()
  const begun = clock()
  const why = reasonNotToRun(stage, work.stages)
  const context = { subject, guide, provider, clientSecret, secretFor, found, issued, ask, askApi, now, limitMs }
  const { found: more = {}, outcome, advice, evidence } = why ? skipped(why) : await safely(stage, context)
  const result = {
    id: stage.id,
    startedAt,
    ms: Math.round(clock() - begun),
    outcome,
    advice,
    evidence: bounded(evidence),
    exchanges: exchanges.slice(0, MAX_EXCHANGES),
  }
  return { result, more }
}

function bounded(evidence: readonly Evidence[]): readonly Evidence[] {
  const more = evidence.length - MAX_EVIDENCE
  if (more <= 0) return evidence
  return [...evidence.slice(0, MAX_EVIDENCE), { label: 'Not kept', value: `${more} more of these` }]
}

/** An internal error proves nothing about the profile. Its message may quote a secret: only its name is logged. */
async function safely(stage: Stage, context: StageContext): Promise<Verdict> {
  try {
    return await stage.perform(context)
  } catch (error) {
    log().error(
      { stage: stage.id },
      `A stage failed unexpectedly: ${error instanceof Error ? error.name : 'an unknown error'}`,
    )
    return couldNotRun([advise('internal-error')])
  }
}

/** The failed or unfinished stage that blocks this one; undefined if there is none. */
export function blockedBy(stage: Stage, results: readonly StageResult[]): StageId | undefined {
  return stage.needs.find((id) => {
    const outcome = results.find((result) => result.id === id)?.outcome
    // Unproven credentials are proven when tokens arrive.
    if (id === 'client' && outcome === 'could-not-run') return false
    return outcome !== 'pass' && outcome !== 'warn' && !(id === 'token' && hasTokens(results))
  })
}

/** Incomplete tokens still show which calls they open. */
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

/** Every value that must not be shown. */
function secretsOf(clientSecret: string, { pending, callback, tokens, rotatedRefresh }: StageOutputs) {
  const brought = [...new URLSearchParams(callback)].filter(([name]) => SECRET_PARAMETER.test(name))
  return [
    clientSecret,
    pending?.state,
    pending?.verifier,
    pending?.nonce,
    ...brought.map(([, value]) => value),
    tokens?.access,
    tokens?.refresh,
    rotatedRefresh,
  ]
}

/** Every value of a callback, also unexpected ones. */
const SECRET_PARAMETER = /^(?:code|.*state|.*token)$/i
