/** JSON Web Tokens, whole or cut off (RFC 7519). */
const JWT = /eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g
/** Parameters of addresses whose values are secrets in OAuth (RFC 6749, RFC 7636). */
const SECRET_PARAMETER = /([?&](?:code|state|nonce|code_challenge)=)[^\s"'&\\]+/gi
/** Fields of forms and JSON whose values are secrets, in OAuth and here. */
const SECRET_FIELD =
  /((?:code_verifier|client_?secret|(?:access|refresh|id)_?token|password|assertion)\\?["']?\s*[=:]\s*\\?["']?)[^\s"'&\\,;)]{4,}/gi
/** How requests bring secrets (RFC 6750, RFC 7617, RFC 6265). */
const CREDENTIALS = /\b(Bearer|Basic|Cookie:|Set-Cookie:)\s+[^\s"'\\]{4,}/gi
/** The address of a calendar feed: whoever has it can read the feed. */
const CALENDAR_TOKEN = /(\/calendar\/)[\w-]{8,}/g
/** The user and password of an address (RFC 3986 section 3.2.1). */
const USER_INFO = /(\w:\/\/)[^\s/@"'\\]+@/g
const REMOVED = '[removed]'

/**
 * Takes out of a log line what is, or looks like, a secret: the last guard, for what nobody meant to log. `looks` are
 * the patterns of secrets that the providers make, as the guides have them.
 */
export function lineRedactor(looks: readonly string[]): (line: string) => string {
  const patterns = [JWT, ...looks.map((look) => new RegExp(look, 'giu'))]
  return (line) =>
    patterns
      .reduce((text, pattern) => text.replace(pattern, REMOVED), line)
      .replace(SECRET_PARAMETER, `$1${REMOVED}`)
      .replace(SECRET_FIELD, `$1${REMOVED}`)
      .replace(CREDENTIALS, `$1 ${REMOVED}`)
      .replace(CALENDAR_TOKEN, `$1${REMOVED}`)
      .replace(USER_INFO, `$1${REMOVED}@`)
}
