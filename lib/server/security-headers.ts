/** Two years, in seconds: what hstspreload.org asks for. */
const HSTS_SECONDS = 63_072_000
/** A code is in their address, or they lead to one with a state in it. */
const HOLDS_SECRETS = /^\/(connect\/|test-runs\/[^/]+\/sign-in$)/
/** None of what a browser can do beyond showing pages, but for copying. */
const NO_FEATURES = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'

/** Files of the build: no documents, and each has its head before it, so the head is short. */
const FILES = '/_next/static/'

interface Place {
  path: string
  /** For this answer's own scripts alone: never used twice. */
  nonce: string
  /** Whether browsers reach the wizard by https. */
  isSecure: boolean
  /** Where the company's OpenID provider is, to which the sign-in form leads; null: there is none. */
  issuer: string | null
}

/** The Content-Security-Policy (level 3) of an answer: scripts by nonce, all else from here, nothing framed. */
function contentSecurityPolicy({ path, nonce, isSecure, issuer }: Place): string {
  return [
    "default-src 'none'",
    "object-src 'none'",
    // What a script with the nonce loads, it vouches for.
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // Browsers hold a form to this where it is redirected to as well, and companies redirect on. On this page nothing is
    // typed.
    `form-action 'self'${issuer !== null && path === '/sign-in' ? ` https: ${new URL(issuer).origin}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** What an answer tells the browser not to do. */
export function securityHeaders(place: Place): Record<string, string> {
  return {
    ...(place.path.startsWith(FILES) ? FILE_HEADERS : documentHeaders(place)),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(place.isSecure && { 'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains` }),
  }
}

const FILE_HEADERS = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }

function documentHeaders(place: Place): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(place),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': NO_FEATURES,
    'referrer-policy': HOLDS_SECRETS.test(place.path) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    // For browsers that do not know frame-ancestors.
    'x-frame-options': 'DENY',
  }
}
