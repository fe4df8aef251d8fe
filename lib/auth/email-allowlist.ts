import 'server-only'

/**
 * Whether a signed-in e-mail address is allowed. `allowed` has addresses (ann@example.com) and domains (example.com or
 * @example.com, without their subdomains). Only an address that the provider has verified counts: `email_verified` of
 * OpenID Connect Core section 5.1, which some providers send as text.
 */
export function isAllowed(allowed: readonly string[], claims: { email?: unknown; email_verified?: unknown }): boolean {
  const { email, email_verified } = claims
  if (typeof email !== 'string' || (email_verified !== true && email_verified !== 'true')) return false
  return isAllowedAddress(allowed, email)
}

/** At most 254 characters (RFC 5321 section 4.5.3.1.3), all of them visible. */
const PLAIN_ADDRESS = /^(?:(?!\p{Default_Ignorable_Code_Point})[^\p{C}\p{Z}]){1,254}$/u

/** Whether a text can be shown as an e-mail address: some providers let people choose any text. */
export function isPlainAddress(email: string): boolean {
  return PLAIN_ADDRESS.test(email)
}

/** The same for an address that was verified at sign-in: the settings may have changed since. */
export function isAllowedAddress(allowed: readonly string[], email: string): boolean {
  if (!isPlainAddress(email)) return false
  const address = lowerCase(email)
  const [name, domain, ...more] = address.split('@')
  if (!name || !domain || more.length > 0) return false
  return allowed.some((entry) => {
    const wanted = lowerCase(entry)
    return wanted.includes('@', 1) ? wanted === address : wanted.replace(/^@/, '') === domain
  })
}

/** ASCII only: lower-casing turns some other letters into ASCII ones, and so into another address. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
