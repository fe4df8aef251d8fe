import type { IncomingHttpHeaders } from 'node:http'
import type { Env } from '../env'

/** Pages for admins, and the way to them: sessions, sign-ins and live tests belong to one origin. */
const NEEDS_HOME = /^\/(sign-in|profiles|history|test-runs|connect|account-links|stackone)([/?]|$)/
/** The names of this machine (RFC 6761 section 6.3, RFC 8252 section 7.3). */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
/** What a proxy adds (RFC 7239, RFC 9110 section 7.6.3): the Host of a request is not the browser's then. */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']
const LED = 'led-home'

/** Says for a moment that this browser was led already: a proxy may change Host and tell nothing of it. */
export const LED_COOKIE = `${LED}=1; Max-Age=2; Path=/; HttpOnly; SameSite=Lax`

interface Asked {
  method: string
  /** The path with its query. */
  url: string
  headers: IncomingHttpHeaders
}

/**
 * Where to lead a browser that opened a page under another name of this machine than PUBLIC_URL has, like 127.0.0.1 for
 * localhost; null where it is to stay. Nowhere else is it known that both names are the same wizard, and that the Host of
 * the request is what the browser asked for.
 */
export function leadsHome(
  { method, url, headers }: Asked,
  { publicUrl, trustedProxies }: Pick<Env, 'publicUrl' | 'trustedProxies'>,
): string | null {
  const home = new URL(publicUrl)
  const asked = `http://${headers.host?.toLowerCase()}`
  if (!['GET', 'HEAD'].includes(method) || !NEEDS_HOME.test(url) || !URL.canParse(asked)) return null
  // A program that asks for data is answered where it is.
  if (!headers.accept?.includes('text/html')) return null
  if (trustedProxies > 0 || OF_PROXIES.some((name) => headers[name] !== undefined)) return null
  if (headers.cookie?.split(/;\s*/).includes(`${LED}=1`)) return null
  const { hostname, port } = new URL(asked)
  const isTwin = THIS_MACHINE.has(hostname) && THIS_MACHINE.has(home.hostname) && hostname !== home.hostname
  return isTwin && home.protocol === 'http:' && port === home.port ? publicUrl + url : null
}
