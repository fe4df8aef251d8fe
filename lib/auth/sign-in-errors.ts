import 'server-only'
import { DATABASE_UNAVAILABLE } from '../messages'

// The error codes of sign-in in URLs: the first two are next-auth's own names.

/** The access code was wrong. */
export const WRONG_CODE = 'CredentialsSignin'
/** The e-mail address is not allowed, or not verified. */
export const NOT_ALLOWED = 'AccessDenied'
/** The database could not be reached. */
export const STORE_UNAVAILABLE = 'DatabaseUnavailable'
/** A fault that the operator must fix. */
export const BROKEN = 'Broken'
/** The sender of a form is not signed in, or no longer. */
export const SESSION_ENDED = 'SessionEnded'
/** The company's OpenID provider did not respond. */
export const PROVIDER_UNREACHED = 'ProviderUnreached'
/** The provider was reached, but its certificate is not trusted. */
export const PROVIDER_UNTRUSTED = 'ProviderUntrusted'
/** Its response is unusable. */
export const PROVIDER_UNUSABLE = 'ProviderUnusable'
/** The company's proxy blocked the request to it. */
export const PROXY_FAILED = 'ProxyFailed'
/** The wizard was opened at another URL than PUBLIC_URL. */
export const ELSEWHERE = 'Elsewhere'
const TOO_MANY = 'TooManyTries-'

/** The error that has the waiting time. */
export function tooManyTries(waitSeconds: number): string {
  return `${TOO_MANY}${waitSeconds}`
}

/** Problem and fix, for a reader. */
export function describeSignInError(error: string): string {
  if (error === WRONG_CODE) {
    return 'This access code is wrong. Whoever started the wizard has it; “npm run access-code” makes a new one.'
  }
  if (error === NOT_ALLOWED) {
    return 'The address you signed in with may not use this wizard, or is not verified. Sign in with another one, or ask whoever runs the wizard to add it to AUTH_ALLOWED.'
  }
  if (error === STORE_UNAVAILABLE) return `${DATABASE_UNAVAILABLE}, so nobody can sign in. Try again in a moment.`
  if (error === SESSION_ENDED)
    return 'You are no longer signed in, so nothing was saved. Sign in to return to where you were.'
  if (Object.hasOwn(PROVIDER, error)) return PROVIDER[error] ?? ''
  if (error === ELSEWHERE)
    return 'You opened the wizard at another address than its own, so a sign-in would not return here.'
  if (error.startsWith(TOO_MANY)) {
    const minutes = Math.min(15, Math.max(1, Math.ceil(Number(error.slice(TOO_MANY.length)) / 60) || 1))
    return `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`
  }
  return 'Signing in did not work. Try again; if it fails again, tell whoever runs the wizard: its log says why.'
}

const TELL = 'If it happens again, tell whoever runs the wizard: its log has the cause.'

// The page is public: only the log names hosts and proxies.
const PROVIDER: Readonly<Record<string, string>> = {
  [PROVIDER_UNREACHED]: `The wizard got no answer from your company’s OpenID provider. Try again in a moment. ${TELL}`,
  [PROVIDER_UNTRUSTED]: `The wizard reached your company’s OpenID provider, but cannot trust its certificate or make a TLS connection. Tell whoever runs the wizard: its log has the cause, and EXTRA_CA_CERTS may be the setting that helps.`,
  [PROVIDER_UNUSABLE]: `Your company’s OpenID provider gave an answer that the wizard cannot use. Tell whoever runs the wizard: its log has the cause, and AUTH_OIDC_ISSUER may be wrong.`,
  [PROXY_FAILED]: `The proxy did not let the wizard reach your company’s OpenID provider. Tell whoever runs the wizard: its log names the proxy and the cause.`,
}
