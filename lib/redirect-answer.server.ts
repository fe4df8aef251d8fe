/**
 * Leads the browser to another address, by GET (RFC 9110 section 15.4.8: a temporary redirect of a GET). No cache keeps
 * it; next.config.js sees to it that no page learns from which address it came.
 */
export function redirectTo(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 307,
    headers: { location, 'cache-control': 'private, no-store', ...headers },
  })
}
