import 'server-only'
import { isIPv6 } from 'node:net'

/**
 * The network that an address is in, as far as one visitor has it to themselves: of IPv6 the first 64 bits, which a
 * single line gets (RFC 6177), of IPv4 the whole address, also where it is written as IPv6 (RFC 4291 section 2.5.5.2).
 * Anything that is not an address is its own network.
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
