/**
 * A Set-Cookie header (RFC 6265 section 4.1) that stores for some seconds the test that this browser signs in for, or
 * deletes it. Browsers also send it with a redirect from another site. Over https the prefix __Host- keeps other hosts
 * from setting or shadowing it (RFC 6265bis); it needs the path "/".
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
