import 'server-only'

/** The replacement of a secret. */
export const REMOVED = '[removed]'

/** Percent signs may have been encoded repeatedly. */
const PERCENT = '%(?:25)*'
/** Parts of names, as in `clientSecret` and `id_token_hint`, and names that are too short to search for alone. */
const PART = '(?:secret|passw|passphrase|pwd|token|assertion|verifier|cookie|session|credential|signature|[-_ ]?key)'
/** An error's or a status' code is not a secret. */
const NOT_OF_ERROR = '(?<!(?:error|status|reason|result|response|exit|sub)[-_ ]?)'
const WHOLE = `(?:\\b|(?<=${PERCENT}(?:3F|26|23)))(?:auth(?:orization)?[-_ ]?)?(?:${NOT_OF_ERROR}code|state|nonce|sid|jwt|otp|pin)`
const NAME = `(?:${PART}[\\w-]{0,40}|${WHOLE})`
const SAYS = `(?:=>?|:|->|→|${PERCENT}3[AD])`
/** Quoted text to its end, or a word. */
const VALUE = `(?:\\\\*(["'\`])(?:\\\\.|(?!\\2)[^\\\\])*|[^\\s"'\`&<>]+)`
/** Words about a secret that do not quote it. */
const SAID =
  'not|no|in|an?|the|too|being|required|missing|empty|invalid|wrong|incorrect|malformed|expired|revoked|unknown|off'
/** RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core section 3.1.2.6. */
const ERROR_CODES = [
  'access_denied',
  'invalid_request(?:_uri|_object)?',
  'invalid_(?:client|grant|scope)',
  'unsupported_grant_type',
  'unauthorized_client',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  '(?:login|interaction|consent|account_selection)_required',
]

/** An error code of OAuth, anywhere in a text. */
export const ERROR_CODE = new RegExp(`\\b(?:${ERROR_CODES.join('|')})\\b`)

/** An error's code, or a status: only its name looks like that of a secret. */
const NO_SECRET = `(?!(?:${ERROR_CODE.source}|\\d{3})(?=\\.?(?:[\\s"'\`&<>,;)]|$)))`

/** In machine formats: URLs, forms, headers and JSON. Sentences about secrets stay unchanged. */
const IN_PROGRAMS: readonly RegExp[] = [
  // Parameters whose values are secrets in OAuth (RFC 6749, RFC 7636).
  /([?&](?:code|state|nonce|code_challenge)=)[^\s"'&\\]+/gi,
  // Fields of forms and JSON, in OAuth and here.
  /((?:code_verifier|client_?secret|(?:access|refresh|id)_?token|password|assertion)\\?["']?\s*[=:]\s*\\?["']?)[^\s"'&\\,;)]{4,}/gi,
  // Secrets in request headers (RFC 6750, RFC 7617, RFC 6265).
  /(\b(?:Bearer|Basic|Cookie:|Set-Cookie:)\s+)(?!(?:access )?tokens?\b|auth|\w+=")[^\s"'\\]{4,}/gi,
  // The user and password of a URL (RFC 3986 section 3.2.1).
  /(\w:\/\/)[^\s/@"'\\]+(?=@)/g,
  // The URL of a calendar feed: anyone who has it can read the feed.
  /(\/calendar\/)[\w-]{8,}/g,
  // A setup link: anyone who has it can start the setup, until someone does.
  /(\/setup\/)[\w-]{8,}/g,
  // A link to sign in for a test: anyone who has it can use it, until someone does.
  /(\/sign-in-for\/)[\w-]{9,}/g,
]

/** In text that people write and paste, in any form. These patterns remove words from sentences about secrets. */
const IN_PROSE: readonly RegExp[] = [
  // Possibly several words: everything that follows.
  /((?:authorization|cookie)["'`]?\s*[:=]\s*)[^"'`<>]+/gi,
  /(\b(?:bearer|basic|digest|negotiate)\s+)(?!(?:access )?tokens?\b|auth)[^\s"'`<>]+/gi,
  new RegExp(`((?::|${PERCENT}3A)(?:/|${PERCENT}2F){2})[^\\s/?#"'<>@]{0,200}?(?=@|${PERCENT}40)`, 'gi'),
  new RegExp(`(${NAME}[\\s"'\`\\\\]*${SAYS}\\s*)${NO_SECRET}${VALUE}`, 'gi'),
  new RegExp(`((?:${PART}|bearer|basic)(?=[\\w-]{0,200}\\d))[\\w-]+`, 'gi'),
  new RegExp(`(${PART}\\w{0,40}\\s+(?:(?:is|was|equals)\\s+(?!(?:${SAID})\\b)|(?=["'\`])))${VALUE}`, 'gi'),
]

/** Names of fields that only hold a secret. */
const SECRET_NAME =
  /^(?:code_?verifier|client_?secret|(?:access|refresh|id)_?token|password|assertion|authorization|(?:set-)?cookie)$/i

/** Redacts values beside the name of a secret in machine formats: they may have no known pattern. */
export function withoutNamedSecrets(text: string): string {
  return IN_PROGRAMS.reduce((safe, pattern) => safe.replace(pattern, `$1${REMOVED}`), text)
}

/** The same for a paste, which people may have written. It removes harmless words too. */
export function withoutPastedSecrets(text: string): string {
  return IN_PROSE.reduce((safe, pattern) => safe.replace(pattern, `$1${REMOVED}`), text)
}

/** Whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** Whether a text has a word that may be, or precede, the name of a secret. */
export function mayNameSecret(text: string): boolean {
  return new RegExp(`${PART}|code|state|nonce|bearer|basic|auth`, 'i').test(text)
}
