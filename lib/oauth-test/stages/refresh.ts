import { refreshTokenGrant } from 'openid-client'
import { meaningOf } from '../../guide/provider'
import { oauthClient } from '../client'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { adviceFor, judgeOAuthError, judgeProblem, passesByItself, whatWasSeen } from '../judge-problem'
import type { Problem, RequestResult } from '../problem'
import type { Advice, Evidence } from '../stage'
import { toResult } from '../to-problem'
import { advise, couldNotRun, fail, passOrWarn, skipped } from '../verdict'
import type { Listed } from './api-list'
import { brokenRule, lifetimeAdvice, readClaims, ruleAdvice, wantsKey } from './check-token-response'
import { atApi, readProbe, refusalIn } from './read-api'
import { isCovered, requiredScopes, scopeLists, toldScopes } from './scopes'

/** Uses the refresh token once, as StackOne will (RFC 6749 section 6), and then the new access token. */
export const refresh = defineStage({
  id: 'refresh',
  name: 'Refresh',
  proves: 'that the connection outlives its first access token',
  limitMs: 15_000,
  needs: ['token'],
  act: async (context) => {
    const { tokens, opened } = context.found
    const first = tokens?.refresh
    if (!first) return null
    const answer = await toResult(async () => {
      const given = await refreshTokenGrant(oauthClient(context), first)
      const { access_token: access, refresh_token: next, scope, expires_in: expiresIn } = given
      return {
        access,
        next: next && next !== first ? next : null,
        told: toldScopes(scope ?? null, readClaims(access), context),
        expiresIn: expiresIn ?? null,
        broken: brokenRule(given),
      }
    })
    const isUsable = answer.ok && answer.value.broken === null
    return { answer, read: isUsable && opened ? await readProbe(context, opened, answer.value.access) : null }
  },
  judge: judgeRefresh,
})

interface Refreshed {
  access: string
  /** The rotated refresh token, if there is one. */
  next: string | null
  /** The scopes of the response; null if it has none. */
  told: readonly string[] | null
  /** In seconds. */
  expiresIn: number | null
  /** The violated rule that makes it unusable for StackOne. */
  broken: string | null
}

/** `read`: a call with the new access token; null if the API has no read for it. */
interface Used {
  answer: RequestResult<Refreshed>
  read: RequestResult<Listed> | null
}

function judgeRefresh(used: Used | null, facts: Facts): Verdict {
  if (used === null) return skipped('There is no refresh token.')
  const { answer, read } = used
  if (!answer.ok) return judgeRefusal(answer.problem, facts)
  const { next, broken, expiresIn } = answer.value
  if (broken !== null) return fail([ruleAdvice(broken)])
  const { lost, isNeeded } = lostScopes(answer.value, facts)
  const remarks = [
    ...(next ? [advise('refresh-rotates')] : []),
    ...lifetimeAdvice(expiresIn),
    ...(lost.length > 0 ? [advise('refresh-narrower', { scopes: lost.join(' ') })] : []),
  ]
  const tried = judgeRead(read, lost, facts)
  const evidence = [
    { label: 'Refresh token', value: next ? 'a new one came with it' : 'stays the same' },
    { label: 'New access token', value: tried.said },
    ...tried.evidence,
  ]
  const found = next ? { rotatedRefresh: next } : {}
  if (isNeeded || tried.outcome === 'fail') return fail([...tried.advice, ...remarks], evidence, found)
  if (tried.outcome === 'pass') return passOrWarn(remarks, evidence, found)
  return { ...couldNotRun([...tried.advice, ...remarks], evidence), found }
}

function judgeRefusal(problem: Problem, facts: Facts): Verdict {
  if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
  const evidence = whatWasSeen(problem)
  if (wantsKey(problem)) return fail([advise('token-bound')], evidence)
  if (problem.error === 'unauthorized_client') {
    return fail([advise('client-not-allowed', { grant: 'refresh_token' })], evidence)
  }
  const meaning = meaningOf(facts.provider, problem.description)
  const isToken = ['invalid_grant', 'invalid_request', 'invalid_client'].includes(problem.error)
  // Some servers use `invalid_request` for an invalid token, and when they are busy too.
  return isToken && (meaning === null || meaning === 'refresh-refused')
    ? fail([advise('refresh-refused')], evidence)
    : judgeOAuthError(problem, facts)
}

/**
 * Granted scopes that are missing now; `isNeeded`: a needed one is among them. Scopes that were never granted are not
 * lost.
 */
function lostScopes({ told }: Refreshed, facts: Facts): { lost: string[]; isNeeded: boolean } {
  const { guide } = facts
  const lists = scopeLists(facts)
  const { granted } = lists
  const now = told ?? granted
  const isLost = (scope: string) => isCovered(scope, granted, guide) && !isCovered(scope, now, guide)
  return {
    lost: granted.filter((scope) => isLost(scope) && scope !== guide.offlineAccess?.scope),
    isNeeded: requiredScopes(lists, guide).some(isLost),
  }
}

interface Tried {
  outcome: 'pass' | 'fail' | 'could-not-run'
  advice: Advice[]
  said: string
  evidence: Evidence[]
}

/** Whether the same call works with the new access token as with the first one. */
function judgeRead(read: RequestResult<Listed> | null, lost: readonly string[], facts: Facts): Tried {
  const scope = facts.found.opened?.scope ?? ''
  if (read === null) {
    return { outcome: 'could-not-run', advice: [advise('refreshed-untried')], said: 'not tried', evidence: [] }
  }
  if (read.ok && read.value.otherAccount === null) {
    return { outcome: 'pass', advice: [], said: `read with ${scope}`, evidence: [] }
  }
  if (read.ok) {
    const advice = [advise('another-account', { scope, got: read.value.otherAccount ?? '' })]
    return { outcome: 'fail', advice, said: 'read another account', evidence: [] }
  }
  const evidence = whatWasSeen(read.problem)
  // The lost scope is reported already.
  if (lost.includes(scope)) return { outcome: 'pass', advice: [], said: `does not have ${scope} any more`, evidence }
  const said = adviceFor(read.problem, atApi(facts))
  const isRefused = refusalIn(read) !== null && said.id !== 'blocked-address' && !passesByItself(said.id)
  return isRefused
    ? { outcome: 'fail', advice: [advise('refreshed-refused', { scope })], said: 'refused', evidence }
    : { outcome: 'could-not-run', advice: [said], said: 'no answer that can be used', evidence }
}
