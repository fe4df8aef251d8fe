/** Holds the id of the test that this browser is signing in for. */
const RUN_COOKIE = 'test-run'

/**
 * A Set-Cookie header (RFC 6265 section 4.1) that remembers a test for some seconds, or forgets it. It comes back with
 * answers of a sign-in only, also with those that another site leads to.
 */
export function runCookie(id: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${RUN_COOKIE}=${id}; Path=/connect/callback; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The id in a Cookie header (RFC 6265 section 4.2), or null. */
export function runIdOf(cookies: string | null): string | null {
  const pair = cookies?.split(';').find((each) => each.trim().startsWith(`${RUN_COOKIE}=`))
  return pair?.trim().slice(RUN_COOKIE.length + 1) || null
}
