/**
 * Redirects the browser by GET: a temporary redirect of a GET (307, RFC 9110 section 15.4.8), or after a form (303,
 * section 15.4.4). No cache stores it; next.config.js sets the policy that hides its URL from other pages.
 */
export function redirectTo(location: string, headers: Record<string, string> = {}, status: 303 | 307 = 307): Response {
  return new Response(null, {
    status,
    headers: { location, 'cache-control': 'private, no-store', ...headers },
  })
}
