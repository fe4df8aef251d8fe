import { type Answer, json } from '../http/answer'
import type { Account } from '../state/account'

/** The page for a client ID that the account does not have. */
export function unknownClient(clientId: string, account: Account): Answer {
  return json(400, {
    error_description: `OAuth application with client_id: '${clientId}' not available in Databricks account '${account.id}'.`,
    error: 'invalid_request',
  })
}

/** The page for a redirect URL that the app does not have. */
export function redirectNotRegistered(redirectUri: string, clientId: string): Answer {
  return json(400, {
    error_description: `redirect_uri '${redirectUri}' not registered for OAuth application '${clientId}'`,
    error: 'invalid_request',
  })
}

/** The error of an app that requests scopes that it cannot have. */
export function scopesNotAssigned(scopes: readonly string[], clientId: string): string {
  return `Scopes '${scopes.join(' ')}' are not assigned to the client ${clientId}`
}

/** The response for a wrong secret and for an unknown client. */
export function clientAuthenticationFailed(): Answer {
  return json(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
}

/** The response for a refresh token that is wrong, used up or expired. */
export function refreshTokenInvalid(): Answer {
  return json(400, { error: 'invalid_request', error_description: 'Refresh token is invalid' })
}

/** The response for a client that may not use a grant. Some servers use it for a wrong secret too. */
export function unauthorizedClient(): Answer {
  return json(400, { error: 'unauthorized_client', error_description: 'The client may not use this grant type' })
}
