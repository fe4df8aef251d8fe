import 'server-only'
import { isIPv6 } from 'node:net'

/**
 * The network of an IP address, as far as one visitor controls it: the first 64 bits of IPv6, which a single line gets
 * (RFC 6177); the whole of IPv4, also written as IPv6 (RFC 4291 section 2.5.5.2). Any other text is its own network.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '')
  const ipv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (ipv4) return ipv4
  if (!isIPv6(bare)) return bare
  const [head = '', tail] = bare.toLowerCase().split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
