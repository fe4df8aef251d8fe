import { attempt } from '../attempt'
import { defineStage, type Facts, type StageContext, type Verdict } from '../define-stage'
import { jsonAnswer } from '../json-answer'
import { adviceFor, whatWasSeen } from '../judge-problem'
import type { Attempt, Problem } from '../problem'
import { accountPath, apiOrigin, meaningOf, type ProviderTest } from '../provider'
import type { Advice, Evidence, StageOutcome } from '../stage'
import { advise, couldNotRun } from '../verdict'
import { listOf } from './api-list'
import { type AppRecord, appAdvice, findApp } from './app-record'
import { broadIn, requiredScopes, scopeLists } from './scopes'

/** Reads one cheap thing with each scope, all at once, and the app's own record where that can be read. */
export const api = defineStage({
  id: 'api',
  name: 'API',
  proves: 'that the token opens what each scope is for',
  limitMs: 20_000,
  originOf: apiOrigin,
  needs: ['token'],
  act: async (context) => {
    const [reads, app] = await Promise.all([
      Promise.all(probesFor(context).map((probe) => read(context, probe))),
      findApp(context, readWith(context)),
    ])
    return { reads, app }
  },
  judge: judgeApi,
})

type Probe = ProviderTest['probes'][number]

interface Read {
  scope: string
  answer: Attempt<unknown>
}

async function read(context: StageContext, probe: Probe): Promise<Read> {
  const { subject } = context
  const url = apiOrigin(subject) + accountPath(probe.path, subject.accountId)
  return { scope: probe.scope, answer: await attempt(async () => listOf(await readWith(context)(url), probe)) }
}

function readWith({ ask, found }: StageContext): (url: string) => Promise<unknown> {
  const headers = { authorization: `Bearer ${found.tokens?.access}`, accept: 'application/json' }
  // A redirect would take the proof elsewhere.
  return async (url) => jsonAnswer(await ask(url, { headers, redirect: 'error' }))
}

/** The probes of the scopes that were asked for, and of those that a broad one stands for. */
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

function judgeApi({ reads, app }: { reads: readonly Read[]; app: AppRecord | null }, facts: Facts): Verdict {
  if (reads.length === 0) return couldNotRun([advise('no-probe', { scopes: facts.subject.scopes.join(' ') })])
  const required = requiredScopes(scopeLists(facts), facts.guide)
  const isNeeded = (scope: string) => required.includes(scope) || broadIn(facts.guide, [scope])
  const judged = reads.map((each) => {
    const read = judgeRead(each, facts)
    return {
      scope: each.scope,
      ...read,
      outcome: isNeeded(each.scope) || read.outcome === 'pass' ? read.outcome : 'warn',
    }
  })
  const evidence: Evidence[] = judged.map(({ scope, said }) => ({ label: scope, value: said }))
  const about = appAdvice(app, facts)
  const unread = (facts.provider.withoutProbe ?? []).filter((scope) => wantedScopes(facts).has(scope))
  // The test itself would do without what the app lacks there: users would not.
  const outcomes = [
    ...judged.map(({ outcome }) => outcome),
    ...about.advice.map(() => 'fail' as const),
    ...unread.map(() => 'warn' as const),
  ]
  const said = ORDER.flatMap((outcome) => [
    ...judged.filter((each) => each.outcome === outcome).flatMap(({ advice }) => advice),
    ...(outcome === 'fail' ? about.advice : []),
    ...(outcome === 'warn' && unread.length > 0 ? [advise('not-read', { scopes: unread.join(' ') })] : []),
  ])
  return {
    outcome: ORDER.find((outcome) => outcomes.includes(outcome)) ?? 'could-not-run',
    advice: unique(said),
    evidence: [...evidence, ...about.evidence],
    found: about.found,
  }
}

function judgeRead({ scope, answer }: Read, facts: Facts): { outcome: StageOutcome; advice: Advice[]; said: string } {
  if (answer.ok) return { outcome: 'pass', advice: [], said: 'read' }
  const { problem } = answer
  const isRefusal = problem.kind === 'status' && [200, 400, 401, 403].includes(problem.status)
  if (!isRefusal) {
    const isGone = problem.kind === 'status' && problem.status === 404
    const advice = isGone ? advise('api-not-found', { scope }) : adviceFor(problem, atApi(facts))
    return { outcome: 'could-not-run', advice: [advice], said: isGone ? 'status 404' : unusableAnswer(problem) }
  }
  const said = `status ${problem.status}: ${problem.text}`
  const meaning = problem.status === 401 ? 'token-rejected' : meaningOf(facts.provider, problem.text)
  if (!meaning && !problem.isError) {
    // Nothing in it shows that the API said it: it proves nothing.
    const advice = advise('api-refused', { scope, status: `${problem.status}` })
    return { outcome: 'could-not-run', advice: [advice], said }
  }
  if (meaning === 'api-scope-missing') {
    return { outcome: 'fail', advice: [lackingAdvice(scope, problem.text, facts)], said }
  }
  return { outcome: 'fail', advice: [advise(meaning ?? 'api-refused', { scope, status: `${problem.status}` })], said }
}

/** What is shown of an answer that is no error of the API's. */
function unusableAnswer(problem: Problem): string {
  const seen = whatWasSeen(problem).map(({ label, value }) => `${label}: ${value}`)
  return seen.length > 0 ? seen.join('; ') : 'no answer that can be used'
}

/** The same, with the API's address as the one that was asked. */
function atApi(facts: Facts): Facts {
  return { ...facts, subject: { ...facts.subject, origin: apiOrigin(facts.subject) } }
}

/** The provider may miss a scope that the token has: then it is of no use to ask for it. */
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

/** What is worst for the reader comes first. */
const ORDER: readonly StageOutcome[] = ['fail', 'could-not-run', 'warn', 'pass']

/** The same advice for several scopes is said once, with all of them. */
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
