import { tokenRevocation } from 'openid-client'
import { attempt } from '../attempt'
import { oauthClient } from '../client'
import { defineStage, type Verdict } from '../define-stage'
import { whatWasSeen } from '../judge-problem'
import type { Attempt } from '../problem'
import { advise, pass, warn } from '../verdict'

/** Ends what the test began: revokes the refresh token where the server lets it (RFC 7009), and forgets the rest. */
export const cleanUp = defineStage({
  id: 'clean-up',
  name: 'Clean-up',
  proves: 'that nothing that the test got can be used any more, as far as the server lets it',
  limitMs: 10_000,
  needs: ['token'],
  act: async (context) => {
    const { metadata, tokens, rotatedRefresh } = context.found
    if (!metadata?.revocation_endpoint || !tokens) return null
    const last = rotatedRefresh ?? tokens.refresh ?? tokens.access
    return attempt(() => tokenRevocation(oauthClient(context), last))
  },
  judge: judgeCleanUp,
})

function judgeCleanUp(answer: Attempt<void> | null): Verdict {
  const forgotten = { label: 'Tokens', value: 'forgotten; none was stored' }
  if (answer === null) {
    return pass([forgotten, { label: 'Revocation', value: 'not offered by the server: they end by themselves' }])
  }
  if (answer.ok) return pass([forgotten, { label: 'Revocation', value: 'done' }])
  return warn([advise('revocation-failed')], [forgotten, ...whatWasSeen(answer.problem)])
}
