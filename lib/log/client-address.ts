import type { IncomingHttpHeaders } from 'node:http'

/**
 * The client's address: the connection's, or, behind proxies, the one that the first of them saw. Each trusted proxy
 * appends the address of its client to X-Forwarded-For, some with its port; the client may have written the part before
 * those.
 */
export function clientAddress(
  headers: IncomingHttpHeaders,
  remoteAddress: string | undefined,
  trustedProxies: number,
): string {
  const forwarded = `${headers['x-forwarded-for'] ?? ''}`.split(',').map((each) => withoutPort(each.trim()))
  return (trustedProxies > 0 && forwarded.at(-trustedProxies)) || (remoteAddress ?? 'unknown')
}

/** Headers that proxies add (RFC 7239, RFC 9110 section 7.6.3). */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

/** Whether a proxy says that it forwarded the request. */
export function isProxied(headers: IncomingHttpHeaders): boolean {
  return OF_PROXIES.some((name) => headers[name] !== undefined)
}

function withoutPort(address: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1')
}
