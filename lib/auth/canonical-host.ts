import 'server-only'
import type { Env } from '../env'
import { OF_ADMINS } from '../urls'

/** The names of this machine (RFC 6761 section 6.3, RFC 8252 section 7.3). */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
const LED = 'led-home'

/** A cookie that marks a browser that was just redirected: a proxy may change Host without adding a header. */
export const LED_COOKIE = `${LED}=1; Max-Age=2; Path=/; HttpOnly; SameSite=Lax`

interface Asked {
  method: string
  /** Without its query. */
  path: string
  headers: Headers
  /** Whether a proxy forwarded it: then Host is not the browser's. */
  isProxied: boolean
}

/**
 * Whether to redirect a browser to PUBLIC_URL that opened a page under another name of this machine, like 127.0.0.1 for
 * localhost. For other hosts it is unknown whether both names are the same wizard, and whether Host is the name that
 * the browser used.
 */
export function belongsAtPublicUrl(
  { method, path, headers, isProxied }: Asked,
  { publicUrl, trustedProxies }: Pick<Env, 'publicUrl' | 'trustedProxies'>,
): boolean {
  const home = new URL(publicUrl)
  const asked = `http://${headers.get('host')?.toLowerCase()}`
  if (!['GET', 'HEAD'].includes(method) || !OF_ADMINS.test(path) || !URL.canParse(asked)) return false
  // A program that requests data is not redirected.
  if (!headers.get('accept')?.includes('text/html')) return false
  if (trustedProxies > 0 || isProxied) return false
  if (headers.get('cookie')?.split(/;\s*/).includes(`${LED}=1`)) return false
  const { hostname, port } = new URL(asked)
  const isTwin = THIS_MACHINE.has(hostname) && THIS_MACHINE.has(home.hostname) && hostname !== home.hostname
  return isTwin && home.protocol === 'http:' && port === home.port
}

/** A path with its query as one encoded value: a rewrite may otherwise change the query's escapes. */
export function encodePath(path: string): string {
  return Buffer.from(path).toString('base64url')
}

/** Any text becomes a path; `encodePath`'s result becomes its input. */
export function decodePath(word: string): string {
  const path = Buffer.from(word, 'base64url').toString()
  return /^\/[\x21-\x7e]*$/.test(path) ? path : '/'
}
