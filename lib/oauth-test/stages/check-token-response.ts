import { decodeJwt } from 'jose'
import type { Advice } from '../stage'
import { advise } from '../verdict'

interface Answer {
  access_token: string
  token_type: string
  expires_in?: number | undefined
}

/** In seconds. A shorter lifetime ends before a call does. */
const MIN_USEFUL_SECONDS = 120

/**
 * The violated rule of an access token that is sent as a bearer token (RFC 6750 section 2.1); null if there is none. A
 * token that has expired on arrival violates one. `dpop`: it is bound to a key (RFC 9449 section 5).
 */
export function brokenRule({ access_token, token_type, expires_in }: Answer): string | null {
  if (token_type.toLowerCase() === 'dpop') return 'dpop'
  if (token_type.toLowerCase() !== 'bearer') return 'token_type'
  if (!/^[\x21-\x7e]+$/.test(access_token)) return 'access_token'
  return expires_in !== undefined && expires_in < 1 ? 'expires_in' : null
}

/** The advice about a token that violates this rule. */
export function ruleAdvice(broken: string): Advice {
  return broken === 'dpop' ? advise('token-bound') : advise('answer-breaks-rules', { what: broken })
}

/**
 * Whether a server requires proof of a key: by a code of RFC 9449 (DPoP), or in its own words, if it has no code for
 * that or for a client's certificate (RFC 8705).
 */
export function wantsKey({ error, description }: { error: string; description: string }): boolean {
  return /dpop/i.test(error) || /\bdpop\b|\bmtls\b|mutual[ -]tls|client certificate/i.test(description)
}

/** The advice about an access token’s lifetime, in seconds; null if the server does not give it. */
export function lifetimeAdvice(seconds: number | null): Advice[] {
  const isShort = seconds !== null && seconds < MIN_USEFUL_SECONDS
  return isShort ? [advise('short-lived', { seconds: `${seconds}` })] : []
}

/** The claims of a token that is a JWT (RFC 9068); none for any other. Nothing is verified: they are only shown. */
export function readClaims(accessToken: string): Record<string, unknown> {
  try {
    return decodeJwt(accessToken)
  } catch {
    return {}
  }
}
