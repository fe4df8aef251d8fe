import 'server-only'
import type { CookieOption } from 'next-auth'

/** In seconds: how long a sign-in at the company's OpenID provider may take. */
const SIGN_IN_SECONDS = 15 * 60

/**
 * The names and attributes of next-auth's cookies (RFC 6265bis). Over https each has the prefix __Host-: no other
 * host, not even a subdomain's page, can set or shadow one. SameSite is Lax: a colleague's link must find the session.
 */
export function cookiesFor(publicUrl: string) {
  const secure = publicUrl.startsWith('https:')
  const cookie = (name: string, maxAge?: number): CookieOption => ({
    name: `${secure ? '__Host-' : ''}${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, ...(maxAge && { maxAge }) },
  })
  return {
    session: cookie('session'),
    returnUrl: cookie('sign-in-return'),
    csrfToken: cookie('sign-in-csrf'),
    verifier: cookie('sign-in-verifier', SIGN_IN_SECONDS),
    state: cookie('sign-in-state', SIGN_IN_SECONDS),
    nonce: cookie('sign-in-nonce', SIGN_IN_SECONDS),
  }
}
