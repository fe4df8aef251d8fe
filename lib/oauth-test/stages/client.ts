import { genericGrantRequest, randomPKCECodeVerifier, randomState } from 'openid-client'
import { attempt } from '../attempt'
import { oauthClient } from '../client'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { judgeOAuthError, judgeProblem, whatWasSeen } from '../judge-problem'
import type { Attempt } from '../problem'
import { meaningOf } from '../provider'
import { advise, couldNotRun, fail, pass } from '../verdict'

/**
 * Redeems a code that cannot exist. A server looks at the client first (RFC 6749 section 4.1.3), so that what it
 * refuses tells whether it knows the ID and the secret, before anyone signs in.
 */
export const client = defineStage({
  id: 'client',
  name: 'Credentials',
  proves: 'that the server knows the client ID, and takes the secret',
  limitMs: 10_000,
  needs: ['discovery'],
  act: (context) =>
    attempt(() =>
      genericGrantRequest(oauthClient(context), 'authorization_code', {
        code: randomState(),
        redirect_uri: context.subject.redirectUri,
        code_verifier: randomPKCECodeVerifier(),
      }),
    ),
  judge: judgeClient,
})

function judgeClient(answer: Attempt<unknown>, facts: Facts): Verdict {
  // A token for a code that nobody made proves nothing good.
  if (answer.ok) return couldNotRun([advise('client-unclear', { saw: 'tokens for a code that cannot exist' })])
  const { problem } = answer
  if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
  const evidence = whatWasSeen(problem)
  if (problem.error === 'invalid_client') return fail([advise('wrong-credentials')], evidence)
  const meaning = meaningOf(facts.provider, problem.description)
  if (meaning === 'unknown-client') return fail([advise('unknown-client')], evidence)
  if (meaning === 'redirect-not-registered') {
    // The server came as far as the redirect URL, but not to the secret.
    return fail([advise('redirect-not-registered', { sent: facts.subject.redirectUri })], evidence)
  }
  if (meaning === 'blocked-address' || meaning === 'server-busy') return judgeOAuthError(problem, facts)
  if (problem.error === 'invalid_grant') return pass([{ label: 'Answer', value: 'invalid_grant, as it should be' }])
  if (problem.error === 'temporarily_unavailable') return couldNotRun([advise('temporarily-unavailable')], evidence)
  return couldNotRun([advise('client-unclear', { saw: problem.error })], evidence)
}
