import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { Answer } from '../http/answer'
import type { Ask } from '../http/ask'
import { issuerOf } from '../oauth/paths'
import { splitScopes } from '../oauth/scopes'
import type { Account } from '../state/account'
import { timeIn } from '../state/clock'
import type { SandboxState } from '../state/state'
import { type User, userById } from '../state/users'
import { expiredToken, invalidToken, missingScope, notAnAdmin } from './errors'

/** The account admin of a request with the required scope; or the refusal. */
export async function admit(
  state: SandboxState,
  account: Account,
  ask: Ask,
  scope: string,
): Promise<{ user: User } | { refusal: Answer }> {
  const token = /^Bearer (\S+)$/i.exec(ask.headers.authorization ?? '')?.[1]
  const claims = token ? await claimsOf(state, account, token) : 'invalid'
  if (claims === 'invalid') return { refusal: invalidToken() }
  if (claims === 'expired') return { refusal: expiredToken() }
  const scopes = splitScopes(typeof claims.scope === 'string' ? claims.scope : '')
  if (!scopes.includes(scope) && !scopes.includes('all-apis')) return { refusal: missingScope(scope) }
  const user = userById(claims.sub)
  return user?.isAdmin ? { user } : { refusal: notAnAdmin() }
}

async function claimsOf(
  state: SandboxState,
  account: Account,
  token: string,
): Promise<JWTPayload | 'invalid' | 'expired'> {
  try {
    const { payload } = await jwtVerify(account.aliases.get(token) ?? token, state.signingKey.publicKey, {
      issuer: issuerOf(state, account),
      audience: account.id,
      typ: 'at+jwt',
      currentDate: timeIn(state, account),
    })
    return payload
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'invalid'
  }
}
