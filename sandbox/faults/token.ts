import { randomBytes } from 'node:crypto'
import { json } from '../http/answer'
import { clientAuthenticationFailed, unauthorizedClient } from '../oauth/errors'
import { resign } from '../oauth/signing-key'
import type { Effect, Fault } from './fault'
import { sentIn } from './sent'
import { alias, editScopes, editTokens, narrower } from './token-edits'

const SHORT = 30

/** Faults of the tokens for a code. */
export const TOKEN_FAULTS: readonly Fault[] = [
  fault('token-invalid-grant', 'The code is refused, although it is right', () =>
    json(400, { error: 'invalid_grant', error_description: 'grant request is invalid' }),
  ),
  fault('token-invalid-client', 'The client is refused, although its secret is right', clientAuthenticationFailed),
  fault('token-unauthorized-client', 'The client may not use this grant', unauthorizedClient),
  fault('token-error-200', 'An error with status 200', () => json(200, { ok: false, error: 'invalid_code' })),
  fault('token-wants-dpop', 'The proof of a key (DPoP) is missing', () =>
    json(400, { error: 'invalid_grant', error_description: 'DPoP proof JWT not provided' }),
  ),
  fault(
    'token-type-dpop',
    'The token type is DPoP',
    editTokens(() => ({ token_type: 'DPoP' })),
  ),
  fault(
    'token-scope-commas',
    'The granted scopes are separated by commas',
    editTokens(({ scope }) => ({ scope: String(scope).replaceAll(' ', ',') })),
  ),
  fault(
    'token-expires-in-text',
    'expires_in is a text',
    editTokens(({ expires_in }) => ({ expires_in: String(expires_in) })),
  ),
  fault(
    'token-expires-in-missing',
    'expires_in is missing',
    editTokens(() => ({ expires_in: undefined })),
  ),
  fault(
    'token-expires-in-negative',
    'expires_in is negative',
    editTokens(() => ({ expires_in: -1 })),
  ),
  fault(
    'token-scope-missing',
    'It does not say which scopes were granted',
    editTokens(async ({ access_token }, context) => {
      const unscoped = await resign(context.state.signingKey, access_token, { scope: undefined })
      return { scope: undefined, access_token: alias(context, unscoped, access_token) }
    }),
  ),
  fault('token-scope-narrower', 'One scope less than asked for is granted', editScopes(narrower)),
  fault(
    'token-scope-wider',
    'sql is granted although it was not asked for',
    editScopes((scopes) => [...new Set([...scopes, 'sql'])]),
  ),
  fault(
    'token-no-refresh-token',
    'There is no refresh token',
    editTokens(() => ({ refresh_token: undefined })),
  ),
  fault(
    'token-type-mac',
    'The token type is mac',
    editTokens(() => ({ token_type: 'mac' })),
  ),
  fault(
    'token-no-access-token',
    'The access token is missing',
    editTokens(() => ({ access_token: undefined })),
  ),
  fault(
    'token-opaque',
    'The access token is not a JWT',
    editTokens(({ access_token }, context) => ({
      access_token: alias(context, randomBytes(32).toString('base64url'), access_token),
    })),
  ),
  fault(
    'token-short-lived',
    `The access token expires in ${SHORT} seconds`,
    editTokens(() => ({ expires_in: SHORT })),
  ),
  fault('token-echoes-secrets', 'An error quotes the secret, the code and the verifier', (_answer, { ask }) => {
    const { secret, code, verifier } = sentIn(ask)
    return json(400, {
      error: 'invalid_grant',
      error_description: `Code '${code}' with verifier '${verifier}' and client secret '${secret}' is invalid`,
    })
  }),
]

function fault(id: string, title: string, effect: Effect): Fault {
  return { id, title, target: 'token', effect }
}
