import { randomUUID } from 'node:crypto'
import { json } from '../http/answer'
import { clientAuthenticationFailed, unauthorizedClient } from '../oauth/errors'
import { issuerOf } from '../oauth/paths'
import { sign } from '../oauth/signing-key'
import { timeIn } from '../state/clock'
import type { Effect, Fault } from './fault'
import { sentIn } from './sent'

const LIFETIME = 3_600

/** Answers of the token endpoint to a code that cannot exist. */
export const CLIENT_FAULTS: readonly Fault[] = [
  fault('client-invalid-client', 'The client is refused, although its secret is right', clientAuthenticationFailed),
  fault('client-accepts-anything', 'Status 200 with a token', async (_answer, { state, account, ask }) => {
    const iat = Math.floor(timeIn(state, account).getTime() / 1_000)
    const access_token = await sign(state.signingKey, {
      iss: issuerOf(state, account),
      aud: account.id,
      sub: '4010000000000001',
      client_id: sentIn(ask).clientId,
      jti: randomUUID(),
      iat,
      exp: iat + LIFETIME,
      scope: 'all-apis',
    })
    return json(200, { access_token, token_type: 'Bearer', expires_in: LIFETIME, scope: 'all-apis' })
  }),
  fault('client-code-first', 'The code is refused before anything else is looked at', () =>
    json(400, { error: 'invalid_grant', error_description: 'grant request is invalid' }),
  ),
  fault('client-unauthorized', 'The client may not use this grant', unauthorizedClient),
  fault('client-ip-blocked', 'An IP access list blocks the address, without an OAuth error', () =>
    json(403, { message: 'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account' }),
  ),
  fault('client-temporarily-unavailable', 'The server is temporarily unavailable', () =>
    json(400, { error: 'temporarily_unavailable', error_description: 'The server is temporarily unavailable' }),
  ),
]

function fault(id: string, title: string, effect: Effect): Fault {
  return { id, title, target: 'client', effect }
}
