import { type Answer, json } from '../http/answer'
import type { Ask } from '../http/ask'
import { formOf } from '../http/ask'
import type { Account } from '../state/account'
import { timeIn } from '../state/clock'
import type { SandboxState } from '../state/state'
import { userByKey } from '../state/users'
import { clientAuthenticationFailed } from './errors'
import { issuerOf } from './paths'
import { sign } from './signing-key'

/** The account's one service principal, with Ada's rights. The guide's commands name it. */
export const SERVICE_PRINCIPAL = { id: 'sandbox-admin', secret: 'sandbox-admin-secret' } as const

const SECONDS = 3_600

/** A token for a service principal (RFC 6749 section 4.4), which commands use in place of a person's sign-in. */
export async function clientCredentials(state: SandboxState, account: Account, ask: Ask): Promise<Answer> {
  const { id, secret } = SERVICE_PRINCIPAL
  const given = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  if (ask.headers.authorization !== given) return clientAuthenticationFailed()
  const scope = formOf(ask).get('scope') ?? 'all-apis'
  const now = Math.floor(timeIn(state, account).getTime() / 1000)
  const accessToken = await sign(state.signingKey, {
    iss: issuerOf(state, account),
    aud: account.id,
    sub: userByKey('ada')?.id,
    client_id: id,
    scope,
    iat: now,
    exp: now + SECONDS,
  })
  return json(200, { access_token: accessToken, scope, token_type: 'Bearer', expires_in: SECONDS })
}
