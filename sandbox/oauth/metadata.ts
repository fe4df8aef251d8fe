import { type Answer, json } from '../http/answer'
import type { Ask } from '../http/ask'
import type { Account } from '../state/account'
import type { SandboxState } from '../state/state'
import { callProvider } from './call-provider'
import { accountPath } from './paths'
import { ANNOUNCED_SCOPES } from './scopes'

/** The account's metadata document, the same at both of its URLs. */
export function accountMetadata(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  return callProvider(state, account, ask, { target: '/.well-known/openid-configuration' })
}

/** The keys that the account's tokens are signed with. */
export function jwks(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  return callProvider(state, account, ask, { target: `${accountPath(account)}/jwks.json` })
}

/** The host's own metadata, without an account. */
export function hostMetadata({ publicUrl }: SandboxState): Answer {
  const issuer = `${publicUrl}/oidc`
  return json(200, {
    issuer,
    authorization_endpoint: `${issuer}/v1/authorize`,
    token_endpoint: `${issuer}/v1/token`,
    jwks_uri: `${issuer}/jwks.json`,
    scopes_supported: ANNOUNCED_SCOPES,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  })
}
