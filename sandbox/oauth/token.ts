import { type Answer, objectOf } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { callProvider } from './call-provider'
import { clientAuthenticationFailed, refreshTokenInvalid } from './errors'
import { accountPath } from './paths'
import { clientCredentials } from './service-principal'

/** Issues tokens for a code or a refresh token. Errors have Databricks' texts. */
export async function token(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  const form = formOf(ask)
  if (form.get('grant_type') === 'client_credentials') return clientCredentials(state, account, ask)
  form.delete('resource')
  const trueToken = account.aliases.get(form.get('refresh_token') ?? '')
  if (trueToken) form.set('refresh_token', trueToken)
  const answer = await callProvider(state, account, ask, { target: `${accountPath(account)}/v1/token`, form })
  return inDatabricksWords(answer, form.get('grant_type'))
}

function inDatabricksWords(answer: Answer, grantType: string | null): Answer {
  const error = answer.status === 200 ? null : objectOf(answer)?.error
  if (error === 'invalid_client') return clientAuthenticationFailed()
  if (error === 'invalid_grant' && grantType === 'refresh_token') return refreshTokenInvalid()
  return answer
}
