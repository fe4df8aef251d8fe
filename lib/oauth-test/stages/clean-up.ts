import { tokenRevocation } from 'openid-client'
import { oauthClient } from '../client'
import { defineStage, type Verdict } from '../define-stage'
import { whatWasSeen } from '../judge-problem'
import type { RequestResult } from '../problem'
import { toResult } from '../to-problem'
import { advise, pass, skipped, warn } from '../verdict'

/** The newest ones: a run receives four, but a server may send any number. */
const MAX_REVOKED = 8

/**
 * Cleans up after the test: revokes every issued token, if the server supports it (RFC 7009, RFC 9700 section 4.14),
 * also those of a refused answer, and forgets them.
 */
export const cleanUp = defineStage({
  id: 'clean-up',
  name: 'Clean-up',
  proves: 'that the test’s tokens no longer work, as far as the server allows',
  limitMs: 10_000,
  needs: ['authorize'],
  act: async (context) => {
    const { issued, found } = context
    const given = [...issued].filter(([, kind]) => kind === 'access' || kind === 'refresh').slice(-MAX_REVOKED)
    if (given.length === 0) return 'nothing-given'
    if (!found.metadata?.revocation_endpoint) return 'not-offered'
    const client = oauthClient(context)
    return Promise.all(
      given.map(async ([token, kind]) => ({
        kind,
        answer: await toResult(() => tokenRevocation(client, token, { token_type_hint: `${kind}_token` })),
      })),
    )
  },
  judge: judgeCleanUp,
})

interface Revoked {
  kind: string
  answer: RequestResult<void>
}

function judgeCleanUp(revoked: readonly Revoked[] | 'nothing-given' | 'not-offered'): Verdict {
  if (revoked === 'nothing-given') return skipped('No token came.')
  const forgotten = { label: 'Tokens', value: 'forgotten; none was stored' }
  if (revoked === 'not-offered') {
    return pass([forgotten, { label: 'Revocation', value: 'not offered by the server: they end by themselves' }])
  }
  const problems = revoked.flatMap(({ kind, answer }) => (answer.ok || isSpared(kind, answer) ? [] : answer.problem))
  if (problems[0]) return warn([advise('revocation-failed')], [forgotten, ...whatWasSeen(problems[0])])
  const isDone = revoked.every(({ answer }) => answer.ok)
  const value = isDone ? 'done' : 'done for refresh tokens; access tokens end by themselves'
  return pass([forgotten, { label: 'Revocation', value }])
}

/** RFC 7009 section 2.2.1: a server need not revoke access tokens. */
function isSpared(kind: string, answer: RequestResult<void>): boolean {
  return (
    kind === 'access' &&
    !answer.ok &&
    answer.problem.kind === 'oauth' &&
    answer.problem.error === 'unsupported_token_type'
  )
}
