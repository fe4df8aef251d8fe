import { refreshTokenGrant } from 'openid-client'
import { attempt } from '../attempt'
import { oauthClient } from '../client'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { adviceFor, judgeProblem, whatWasSeen } from '../judge-problem'
import type { Attempt } from '../problem'
import { advise, fail, passOrWarn, skipped } from '../verdict'
import { scopeLists } from './scopes'

/** Uses the refresh token once, as StackOne will (RFC 6749 section 6). */
export const refresh = defineStage({
  id: 'refresh',
  name: 'Refresh',
  proves: 'The connection outlives its first access token.',
  limitMs: 15_000,
  needs: ['token'],
  act: async (context) => {
    const first = context.found.tokens?.refresh
    if (!first) return null
    return attempt(async () => {
      const { refresh_token: next, scope } = await refreshTokenGrant(oauthClient(context), first)
      return { next: next && next !== first ? next : null, scope: scope ?? null }
    })
  },
  judge: judgeRefresh,
})

interface Refreshed {
  /** The one that took its place, if one did. */
  next: string | null
  scope: string | null
}

function judgeRefresh(answer: Attempt<Refreshed> | null, facts: Facts): Verdict {
  if (answer === null) return skipped('There is no refresh token.')
  if (!answer.ok) {
    const { problem } = answer
    if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
    const evidence = whatWasSeen(problem)
    const isToken = ['invalid_grant', 'invalid_request', 'invalid_client'].includes(problem.error)
    return fail([isToken ? advise('refresh-refused') : adviceFor(problem, facts)], evidence)
  }
  const { next, scope } = answer.value
  const { granted } = scopeLists(facts)
  const now = scope?.split(/\s+/) ?? granted
  const lost = granted.filter((each) => !now.includes(each) && each !== facts.guide.offlineAccess?.scope)
  const advice = [
    ...(next ? [advise('refresh-rotates')] : []),
    ...(lost.length > 0 ? [advise('refresh-narrower', { scopes: lost.join(' ') })] : []),
  ]
  const evidence = [{ label: 'Refresh token', value: next ? 'a new one came with it' : 'stays the same' }]
  return passOrWarn(advice, evidence, next ? { rotatedRefresh: next } : {})
}
