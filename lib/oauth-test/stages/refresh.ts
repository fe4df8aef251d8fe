import { refreshTokenGrant } from 'openid-client'
import { attempt } from '../attempt'
import { oauthClient } from '../client'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { judgeOAuthError, judgeProblem, whatWasSeen } from '../judge-problem'
import type { Attempt } from '../problem'
import { meaningOf } from '../provider'
import { advise, fail, passOrWarn, skipped } from '../verdict'
import { brokenRule } from './bearer'
import { broadIn, requiredScopes, scopeLists } from './scopes'

/** Uses the refresh token once, as StackOne will (RFC 6749 section 6). */
export const refresh = defineStage({
  id: 'refresh',
  name: 'Refresh',
  proves: 'that the connection outlives its first access token',
  limitMs: 15_000,
  needs: ['token'],
  act: async (context) => {
    const first = context.found.tokens?.refresh
    if (!first) return null
    return attempt(async () => {
      const answer = await refreshTokenGrant(oauthClient(context), first)
      const { refresh_token: next, scope } = answer
      return { next: next && next !== first ? next : null, scope: scope ?? null, broken: brokenRule(answer) }
    })
  },
  judge: judgeRefresh,
})

interface Refreshed {
  /** The one that took its place, if one did. */
  next: string | null
  scope: string | null
  /** What StackOne could not use of it. */
  broken: string | null
}

function judgeRefresh(answer: Attempt<Refreshed> | null, facts: Facts): Verdict {
  if (answer === null) return skipped('There is no refresh token.')
  if (!answer.ok) {
    const { problem } = answer
    if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
    const meaning = meaningOf(facts.provider, problem.description)
    const isToken = ['invalid_grant', 'invalid_request', 'invalid_client'].includes(problem.error)
    // Some say `invalid_request` of a token that is wrong, and when they are busy too.
    return isToken && (meaning === null || meaning === 'refresh-refused')
      ? fail([advise('refresh-refused')], whatWasSeen(problem))
      : judgeOAuthError(problem, facts)
  }
  const { next, scope, broken } = answer.value
  if (broken !== null) return fail([advise('answer-breaks-rules', { what: broken })])
  const lists = scopeLists(facts)
  const { granted } = lists
  const now = scope?.split(/\s+/) ?? granted
  const isLost = (each: string) => !now.includes(each) && !broadIn(facts.guide, now)
  const lost = granted.filter((each) => isLost(each) && each !== facts.guide.offlineAccess?.scope)
  const advice = [
    ...(next ? [advise('refresh-rotates')] : []),
    ...(lost.length > 0 ? [advise('refresh-narrower', { scopes: lost.join(' ') })] : []),
  ]
  const evidence = [{ label: 'Refresh token', value: next ? 'a new one came with it' : 'stays the same' }]
  const found = next ? { rotatedRefresh: next } : {}
  return requiredScopes(lists, facts.guide).some(isLost)
    ? fail(advice, evidence, found)
    : passOrWarn(advice, evidence, found)
}
