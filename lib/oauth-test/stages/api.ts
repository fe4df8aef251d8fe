import { meaningOf, type ProviderTest } from '../../guide/provider'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { adviceFor, passesByItself, whatWasSeen } from '../judge-problem'
import type { Problem, RequestResult } from '../problem'
import { spoil } from '../spoil'
import type { Advice, Evidence, StageOutcome } from '../stage'
import { advise, couldNotRun } from '../verdict'
import type { Listed } from './api-list'
import { type AppRecord, appAdvice, findApp } from './app-record'
import { atApi, readApi, readProbe, refusalIn } from './read-api'
import { broadIn, requiredScopes, scopeLists } from './scopes'

/** Sends one cheap read for each scope, all concurrently, and reads the app's own record if possible. */
export const api = defineStage({
  id: 'api',
  name: 'API',
  proves: 'that the token works for each scope',
  limitMs: 20_000,
  needs: ['token'],
  act: async (context) => {
    const token = context.found.tokens?.access ?? ''
    const probes = probesFor(context)
    const [first] = probes
    const [reads, ofFirst, app] = await Promise.all([
      Promise.all(probes.map(async (probe) => ({ probe, answer: await readProbe(context, probe, token) }))),
      first ? readProbe(context, first, spoil(token)) : null,
      findApp(context, (path) => readApi(context, path, token)),
    ])
    // A call that failed with the token does not show whether the API checks tokens.
    const opened = reads.find(isOpened)?.probe
    const control = opened && opened !== first ? await readProbe(context, opened, spoil(token)) : ofFirst
    return { reads, control: opened && control ? { probe: opened, answer: control } : null, app }
  },
  judge: judgeApi,
})

type Probe = ProviderTest['probes'][number]

interface Read {
  probe: Probe
  answer: RequestResult<Listed>
}

/** `control`: a read that succeeded, repeated with a spoiled token; null if none succeeded. */
interface Reads {
  reads: readonly Read[]
  control: Read | null
  app: AppRecord | null
}

function isOpened({ answer }: Read): boolean {
  return answer.ok && answer.value.otherAccount === null
}

/** The probes of the requested scopes, and of those that a broad one includes. */
function probesFor(facts: Wanted) {
  const { provider, subject } = facts
  const wanted = wantedScopes(facts)
  return provider.probes.filter(
    ({ scope, clouds }) => wanted.has(scope) && (clouds === undefined || clouds.includes(subject.cloud)),
  )
}

type Wanted = Pick<Facts, 'guide' | 'subject' | 'found' | 'provider'>

function wantedScopes(facts: Wanted): ReadonlySet<string> {
  const { needed, asked } = scopeLists(facts)
  return new Set([...needed, ...asked])
}

function judgeApi({ reads, control, app }: Reads, facts: Facts): Verdict {
  if (reads.length === 0) return couldNotRun([advise('no-probe', { scopes: facts.subject.scopes.join(' ') })])
  const required = requiredScopes(scopeLists(facts), facts.guide)
  const isNeeded = ({ scope }: Probe) => required.includes(scope) || broadIn(facts.guide, [scope])
  const judged = reads.map((each) => {
    const read = judgeRead(each, facts)
    const outcome = isNeeded(each.probe) || read.outcome === 'pass' ? read.outcome : ('warn' as const)
    return { scope: each.probe.scope, ...read, outcome }
  })
  const doubt = control && doubtOf(control, facts)
  const about = appAdvice(app, facts)
  const unread = (facts.provider.withoutProbe ?? []).filter((scope) => wantedScopes(facts).has(scope))
  const parts: readonly { outcome: StageOutcome; advice: readonly Advice[] }[] = [
    ...judged,
    ...(doubt ? [{ outcome: 'could-not-run' as const, advice: [doubt] }] : []),
    // The test works without the settings that the app's record lacks, but StackOne's users would fail.
    ...about.advice.map((each) => ({ outcome: 'fail' as const, advice: [each] })),
    ...(unread.length > 0
      ? [{ outcome: 'warn' as const, advice: [advise('not-read', { scopes: unread.join(' ') })] }]
      : []),
  ]
  const opened = reads.filter(isOpened).map(({ probe }) => probe)
  const proven = doubt ? undefined : (opened.find(isNeeded) ?? opened[0])
  return {
    outcome: ORDER.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? 'could-not-run',
    advice: unique(
      ORDER.flatMap((outcome) => parts.filter((part) => part.outcome === outcome).flatMap(({ advice }) => advice)),
    ),
    evidence: [
      ...judged.map(({ scope, said }) => ({ label: scope, value: said })),
      ...(control ? [controlEvidence(control)] : []),
      ...about.evidence,
    ],
    found: { ...about.found, ...(proven && { opened: proven }) },
  }
}

function judgeRead(
  { probe: { scope }, answer }: Read,
  facts: Facts,
): { outcome: StageOutcome; advice: Advice[]; said: string } {
  if (answer.ok) {
    const { otherAccount } = answer.value
    if (otherAccount === null) return { outcome: 'pass', advice: [], said: 'read' }
    const advice = [advise('another-account', { scope, got: otherAccount })]
    return { outcome: 'fail', advice, said: `a list of the account ${otherAccount}` }
  }
  const refusal = refusalIn(answer)
  if (!refusal) {
    const { problem } = answer
    const isGone = problem.kind === 'status' && problem.status === 404
    const advice = isGone ? advise('api-not-found', { scope }) : adviceFor(problem, atApi(facts))
    return { outcome: 'could-not-run', advice: [advice], said: isGone ? 'status 404' : unusableAnswer(problem) }
  }
  const { status, text } = refusal
  const said = `status ${status}: ${text}`
  const meaning = status === 401 ? 'token-rejected' : meaningOf(facts.provider, text)
  if (!meaning && !refusal.isError) {
    // Its author is unknown, so it proves nothing.
    return { outcome: 'could-not-run', advice: [advise('api-refused', { scope, status: `${status}` })], said }
  }
  if (meaning === 'api-scope-missing') {
    return { outcome: 'fail', advice: [lackingAdvice(scope, text, facts)], said }
  }
  const { host } = new URL(atApi(facts).subject.origin)
  const advice = advise(meaning ?? 'api-refused', { scope, status: `${status}`, host, wait: '' })
  return { outcome: passesByItself(advice.id) ? 'could-not-run' : 'fail', advice: [advice], said }
}

/** Evidence of a response that is not an API's error. */
function unusableAnswer(problem: Problem): string {
  const seen = whatWasSeen(problem).map(({ label, value }) => `${label}: ${value}`)
  return seen.length > 0 ? seen.join('; ') : 'no answer that can be used'
}

/** Whether a response is a refusal, and not an error of a busy server or of a device on the way. */
function isNo(problem: Problem): boolean {
  switch (problem.kind) {
    case 'status':
      return problem.status !== 429 && problem.status < 500
    case 'page':
      return problem.status !== 429 && problem.status < 500 && problem.speaker === null
    default:
      return problem.kind === 'unreadable' || problem.kind === 'redirect-elsewhere'
  }
}

/** The advice of the control with an invalid token: null if it is refused, which proves that the real one is valid. */
function doubtOf({ probe: { scope }, answer }: Read, facts: Facts): Advice | null {
  if (answer.ok) return advise('token-not-needed', { scope })
  const { problem } = answer
  return isNo(problem) ? null : adviceFor(problem, atApi(facts))
}

function controlEvidence({ probe: { scope }, answer }: Read): Evidence {
  const said = answer.ok ? 'read all the same' : answer.problem.kind === 'network' ? 'no answer' : 'not read'
  return { label: `${scope}, with an invalid token`, value: said }
}

/** The API may refuse a scope that the token has: then requesting it does not help. */
function lackingAdvice(scope: string, text: string, facts: Facts): Advice {
  const named = /required scopes:\s*([\w\s.,:-]{1,300}?)(?:\s*\[|$)/i.exec(text)?.[1]?.trim()
  const lacking = (named || scope).split(/[\s,]+/)
  const { granted, asked } = scopeLists(facts)
  return advise('api-scope-missing', {
    scope,
    lacking: lacking.join(' '),
    ...(lacking.every((each) => granted.includes(each)) && { granted: 'yes', asked: asked.join(' ') }),
  })
}

/** The worst for the reader comes first. */
const ORDER: readonly StageOutcome[] = ['fail', 'could-not-run', 'warn', 'pass']

/** Equal advice for several scopes is merged, with all of them. */
function unique(advice: readonly Advice[]): Advice[] {
  const byId = new Map<string, Advice>()
  for (const { id, values } of advice) {
    const { scope, lacking, ...others } = values
    const key = JSON.stringify([id, others])
    const before = byId.get(key)?.values
    const lists = {
      ...(scope !== undefined && { scope: joined(before?.scope, scope) }),
      ...(lacking !== undefined && { lacking: joined(before?.lacking, lacking) }),
    }
    byId.set(key, { id, values: { ...others, ...lists } })
  }
  return [...byId.values()]
}

function joined(before = '', more: string): string {
  return [...new Set([...before.split(' '), ...more.split(' ')])].filter((each) => each !== '').join(' ')
}
