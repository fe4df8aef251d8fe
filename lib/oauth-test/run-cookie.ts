/**
 * A Set-Cookie header (RFC 6265 section 4.1) that remembers, for some seconds, the test that this browser is signing in
 * for, or forgets it. It comes back with answers that another site leads to as well. Over https no other host can set
 * or shadow it (RFC 6265bis, the prefix __Host-, which wants the path to be "/").
 */
export function runCookie(id: string, seconds: number, publicUrl: string): string {
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${nameAt(publicUrl)}=${id}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The id in a Cookie header (RFC 6265 section 4.2), or null. */
export function runIdOf(cookies: string | null, publicUrl: string): string | null {
  const start = `${nameAt(publicUrl)}=`
  const pair = cookies
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(start))
  return pair?.slice(start.length) || null
}

function nameAt(publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Host-' : ''}test-run`
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
