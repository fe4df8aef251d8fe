import { type Answer, json, objectOf } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { headersFor } from './authorize'
import { callProvider } from './call-provider'
import { accountPath } from './paths'
import { providerOf } from './provider'

/** Gives tokens for a code or a refresh token. Errors are in Databricks' words. */
export async function token(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  const form = formOf(ask)
  form.delete('resource')
  const trueToken = account.aliases.get(form.get('refresh_token') ?? '')
  if (trueToken) form.set('refresh_token', trueToken)
  const answer = await callProvider(providerOf(state, account), {
    method: 'POST',
    target: `${accountPath(account)}/v1/token`,
    headers: headersFor(state, ask),
    body: form.toString(),
  })
  return inDatabricksWords(answer, form.get('grant_type'))
}

/** The answer for a wrong secret and for a client that is unknown. */
export function clientAuthenticationFailed(): Answer {
  return json(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
}

/** The answer for a refresh token that is wrong, used up or expired. */
export function refreshTokenInvalid(): Answer {
  return json(400, { error: 'invalid_request', error_description: 'Refresh token is invalid' })
}

function inDatabricksWords(answer: Answer, grantType: string | null): Answer {
  const error = answer.status === 200 ? null : objectOf(answer)?.error
  if (error === 'invalid_client') return clientAuthenticationFailed()
  if (error === 'invalid_grant' && grantType === 'refresh_token') return refreshTokenInvalid()
  return answer
}
