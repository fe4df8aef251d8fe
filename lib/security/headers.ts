import 'server-only'
import { HOLDS_SECRETS, OF_RECIPIENTS, SIGN_IN } from '../urls'

/** Two years, in seconds: the recommendation of hstspreload.org. */
const HSTS_SECONDS = 63_072_000
/** No browser features beyond showing pages, except copying. */
const NO_FEATURES = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'

interface PageContext {
  path: string
  /** For the scripts of this response only: never used twice. */
  nonce: string
  /** Whether browsers reach the wizard by https. */
  isSecure: boolean
  /** The origin of the company's OpenID provider, to which the sign-in form redirects; null: there is none. */
  issuer: string | null
  /** Whether this is `npm run dev`: React's tools for developers evaluate code, and Next's write styles into the page. */
  isDev: boolean
}

/**
 * The Content-Security-Policy (level 3) of a response: scripts by nonce, everything else from this origin, no frames.
 */
function contentSecurityPolicy({ path, nonce, isSecure, issuer, isDev }: PageContext): string {
  return [
    "default-src 'none'",
    "object-src 'none'",
    // A script with the nonce may load further scripts.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // Browsers apply this to a form's redirects too, and a company's sign-in redirects further. Nothing is typed on
    // this page.
    `form-action 'self'${issuer !== null && path === SIGN_IN ? ` https: ${new URL(issuer).origin}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The security headers of a response. next.config.js has those of build files. */
export function securityHeaders(context: PageContext): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(context),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': NO_FEATURES,
    'referrer-policy': referrerPolicy(context.path),
    'x-content-type-options': 'nosniff',
    // For browsers without frame-ancestors.
    'x-frame-options': 'DENY',
    // Pages for one person are not for search engines.
    ...(OF_RECIPIENTS.test(context.path) && { 'x-robots-tag': 'noindex, nofollow, noarchive' }),
    ...(context.isSecure && { 'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains` }),
  }
}

/** The referrer that other pages get. With `no-referrer` a form has no Origin, and would be refused. */
function referrerPolicy(path: string): string {
  if (HOLDS_SECRETS.test(path)) return 'no-referrer'
  return OF_RECIPIENTS.test(path) ? 'strict-origin' : 'strict-origin-when-cross-origin'
}
