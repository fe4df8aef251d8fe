import 'server-only'
import type { Env } from '../env'
import { OF_ADMINS } from '../urls'

/** The names of this machine (RFC 6761 section 6.3, RFC 8252 section 7.3). */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
const LED = 'led-home'

/** Says for a moment that this browser was led already: a proxy may change Host and tell nothing of it. */
export const LED_COOKIE = `${LED}=1; Max-Age=2; Path=/; HttpOnly; SameSite=Lax`

interface Asked {
  method: string
  /** Without its query. */
  path: string
  headers: Headers
  /** Whether a proxy handed it on: the Host is not the browser's then. */
  isProxied: boolean
}

/**
 * Whether to lead a browser to PUBLIC_URL that opened a page under another name of this machine, like 127.0.0.1 for
 * localhost. Nowhere else is it known that both names are the same wizard, and that the Host of
 * the request is what the browser asked for.
 */
export function leadsHome(
  { method, path, headers, isProxied }: Asked,
  { publicUrl, trustedProxies }: Pick<Env, 'publicUrl' | 'trustedProxies'>,
): boolean {
  const home = new URL(publicUrl)
  const asked = `http://${headers.get('host')?.toLowerCase()}`
  if (!['GET', 'HEAD'].includes(method) || !OF_ADMINS.test(path) || !URL.canParse(asked)) return false
  // A program that asks for data is answered where it is.
  if (!headers.get('accept')?.includes('text/html')) return false
  if (trustedProxies > 0 || isProxied) return false
  if (headers.get('cookie')?.split(/;\s*/).includes(`${LED}=1`)) return false
  const { hostname, port } = new URL(asked)
  const isTwin = THIS_MACHINE.has(hostname) && THIS_MACHINE.has(home.hostname) && hostname !== home.hostname
  return isTwin && home.protocol === 'http:' && port === home.port
}

/** A path with its query as one encoded value: rewriting may otherwise change the query's escapes. */
export function encodePath(path: string): string {
  return Buffer.from(path).toString('base64url')
}

/** Any word gives a path: `encodePath`'s the one that it was made of. */
export function decodePath(word: string): string {
  const path = Buffer.from(word, 'base64url').toString()
  return /^\/[\x21-\x7e]*$/.test(path) ? path : '/'
}
