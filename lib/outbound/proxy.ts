import { BlockList, isIP } from 'node:net'
import type { ProxySettings } from '../env'

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/**
 * The configured proxy for a URL; null for a direct connection, which addresses of this machine always get. NO_PROXY is
 * read like by curl: a name covers its subdomains, `10.0.0.0/8` a network.
 */
export function proxyFor(address: string, { https, http, except }: ProxySettings): string | null {
  const url = new URL(address)
  const proxy = url.protocol === 'https:' ? https : http
  return proxy === null || isThisMachine(url.hostname) || except.some((entry) => covers(entry, url)) ? null : proxy
}

/** A proxy's host and port, without the user and password. */
export function proxyName(proxy: string): string {
  const { hostname, port, protocol } = new URL(proxy)
  return `${hostname}:${port || DEFAULT_PORTS[protocol]}`
}

/** RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3. */
function isThisMachine(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function covers(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true
  const [, host = '', wantedPort] = /^(\[[^\]]*\]|[^:]*|[^[\]]*:[^[\]]*:[^[\]]*?)(?::(\d+))?$/.exec(entry) ?? []
  if (wantedPort && wantedPort !== (port || DEFAULT_PORTS[protocol])) return false
  const name = bare(hostname)
  if (isIP(name)) return isInNetwork(name, bare(host))
  const domain = bare(host.replace(/^\*?\./, ''))
  return domain !== '' && (name === domain || name.endsWith(`.${domain}`))
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, '')
}

/** Whether an IP address is this one, or in this network of CIDR notation (RFC 4632). */
function isInNetwork(address: string, network: string): boolean {
  const [first = '', bits] = network.split('/')
  const family = isIP(first)
  if (family === 0 || family !== isIP(address)) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  const most = family === 6 ? 128 : 32
  const prefix = bits === undefined ? most : Number(bits)
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) return false
  const blocks = new BlockList()
  blocks.addSubnet(first, prefix, type)
  return blocks.check(address, type)
}
