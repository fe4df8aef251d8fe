/** Holds the id of the test that this browser is signing in for. */
export const RUN_COOKIE = 'test-run'

/** The id in a Cookie header (RFC 6265 section 4.2), or null. */
export function runIdOf(cookies: string | null): string | null {
  const pair = cookies?.split(';').find((each) => each.trim().startsWith(`${RUN_COOKIE}=`))
  return pair?.trim().slice(RUN_COOKIE.length + 1) ?? null
}
