import { randomBytes } from 'node:crypto'
import { json } from '../http/answer'
import { refreshTokenInvalid, unauthorizedClient } from '../oauth/errors'
import { splitScopes } from '../oauth/scopes'
import { resign } from '../oauth/signing-key'
import type { Effect, Fault } from './fault'
import { sentIn } from './sent'
import { alias, editScopes, editTokens, narrower } from './token-edits'

/** Faults of a refresh. */
export const REFRESH_FAULTS: readonly Fault[] = [
  fault('refresh-invalid', 'The refresh token is refused, although it is right', refreshTokenInvalid),
  fault(
    'refresh-rotates',
    'There is a new refresh token, although the app’s are not single-use',
    editTokens((_tokens, context) => ({
      refresh_token: alias(context, `doau${randomBytes(16).toString('hex')}`, sentIn(context.ask).refreshToken),
    })),
  ),
  fault('refresh-narrower-scope', 'One scope less than before is granted', editScopes(narrower)),
  fault(
    'refresh-narrower-claim',
    'One scope less than before is granted, which the access token alone tells',
    editTokens(async ({ access_token, scope }, { state }) => ({
      scope: undefined,
      access_token: await resign(state.signingKey, access_token, {
        scope: narrower(splitScopes(String(scope))).join(' '),
      }),
    })),
  ),
  fault(
    'refresh-rubbish-token',
    'The access token opens nothing',
    editTokens(() => ({ access_token: 'rubbish-that-opens-nothing', scope: undefined })),
  ),
  fault(
    'refresh-short-lived',
    'The access token expires in a second',
    editTokens(() => ({ expires_in: 1 })),
  ),
  fault('refresh-unauthorized-client', 'The client may not use refresh tokens', unauthorizedClient),
  fault(
    'refresh-no-access-token',
    'The access token is missing',
    editTokens(() => ({ access_token: undefined })),
  ),
  fault('refresh-echoes-secrets', 'An error quotes the secret and the refresh token', (_answer, { ask }) => {
    const { secret, refreshToken } = sentIn(ask)
    return json(400, {
      error: 'invalid_request',
      error_description: `Refresh token '${refreshToken}' of the client with secret '${secret}' is invalid`,
    })
  }),
]

function fault(id: string, title: string, effect: Effect): Fault {
  return { id, title, target: 'refresh', effect }
}
