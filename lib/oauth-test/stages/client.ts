import { genericGrantRequest, randomPKCECodeVerifier, randomState } from 'openid-client'
import { meaningOf } from '../../guide/provider'
import { oauthClient } from '../client'
import { defineStage, type Facts, type StageContext, type Verdict } from '../define-stage'
import { adviceFor, judgeOAuthError, judgeProblem, whatWasSeen } from '../judge-problem'
import type { RequestResult } from '../problem'
import { spoil } from '../spoil'
import { toResult } from '../to-problem'
import { advise, couldNotRun, fail, pass } from '../verdict'
import { wantsKey } from './check-token-response'

/**
 * Redeems a code that cannot exist. Most servers check the client first (RFC 6749 section 4.1.3), so that their error
 * shows whether ID and secret are right, before anyone signs in. The same request with a wrong secret, sent
 * concurrently, shows whether this server does.
 */
export const client = defineStage({
  id: 'client',
  name: 'Credentials',
  proves: 'that the server knows the client ID and accepts the secret',
  limitMs: 10_000,
  needs: ['discovery'],
  act: async (context) => {
    const [answer, control] = await Promise.all([
      redeem(context),
      redeem({ ...context, clientSecret: spoil(context.clientSecret) }),
    ])
    return { answer, control }
  },
  judge: judgeClient,
})

function redeem(context: StageContext): Promise<RequestResult<unknown>> {
  return toResult(() =>
    genericGrantRequest(oauthClient(context), 'authorization_code', {
      code: randomState(),
      redirect_uri: context.subject.redirectUri,
      code_verifier: randomPKCECodeVerifier(),
    }),
  )
}

/** `control`: the same with a wrong secret. */
interface Redeemed {
  answer: RequestResult<unknown>
  control: RequestResult<unknown>
}

function judgeClient({ answer, control }: Redeemed, facts: Facts): Verdict {
  // A token for an invented code proves nothing good.
  if (answer.ok) return couldNotRun([advise('client-unclear', { saw: 'tokens for a code that cannot exist' })])
  const { problem } = answer
  if (problem.kind !== 'oauth') return judgeProblem(problem, facts)
  const evidence = whatWasSeen(problem)
  if (problem.error === 'invalid_client') return fail([advise('wrong-credentials')], evidence)
  const meaning = meaningOf(facts.provider, problem.description)
  if (meaning === 'unknown-client') return fail([advise('unknown-client')], evidence)
  if (meaning === 'redirect-not-registered') {
    // The server checked the redirect URL, but not the secret.
    return fail([advise('redirect-not-registered', { sent: facts.subject.redirectUri })], evidence)
  }
  if (meaning === 'blocked-address' || meaning === 'server-busy') return judgeOAuthError(problem, facts)
  if (wantsKey(problem)) return fail([advise('token-bound')], evidence)
  if (problem.error === 'unauthorized_client') {
    const isKnown = !control.ok && control.problem.kind === 'oauth' && control.problem.error === 'invalid_client'
    return fail([advise('client-not-allowed', isKnown ? { known: 'right' } : {})], evidence)
  }
  if (problem.error === 'invalid_grant') return judgeSecret(control, facts)
  if (problem.error === 'temporarily_unavailable') return couldNotRun([advise('temporarily-unavailable')], evidence)
  return couldNotRun([advise('client-unclear', { saw: problem.error })], evidence)
}

/** The code is refused, as expected. That proves the secret only if a wrong one is refused itself. */
function judgeSecret(control: RequestResult<unknown>, facts: Facts): Verdict {
  const answer = { label: 'Answer', value: 'invalid_grant, as it should be' }
  if (isClientRefused(control)) {
    return pass([answer, { label: 'With a wrong secret', value: 'refused, as it should be' }])
  }
  if (control.ok || (control.problem.kind === 'oauth' && control.problem.error === 'invalid_grant')) {
    return couldNotRun([advise('secret-unchecked')], [answer, { label: 'With a wrong secret', value: 'the same' }])
  }
  const { problem } = control
  const saw = `${problem.kind === 'oauth' ? problem.error : 'no answer'} to a wrong secret`
  const isUnknown = problem.kind === 'oauth' && meaningOf(facts.provider, problem.description) === null
  const said = isUnknown ? advise('client-unclear', { saw }) : adviceFor(problem, facts)
  return couldNotRun([said], [answer, ...whatWasSeen(problem)])
}

/** Whether a server refused the client itself: by its code, or by status 401 (RFC 6749 section 5.2). */
function isClientRefused(answer: RequestResult<unknown>): boolean {
  if (answer.ok) return false
  const { problem } = answer
  if (problem.kind === 'status') return problem.status === 401
  if (problem.kind !== 'oauth' || problem.error === 'invalid_grant') return false
  return problem.status === 401 || ['invalid_client', 'unauthorized_client'].includes(problem.error)
}
