import { Agent, type Dispatcher, Pool, ProxyAgent, fetch as undiciFetch } from 'undici'
import { type Env, env } from '../env'
import { singleton } from '../singleton'
import { trustWith } from './authorities'
import { ProxyError } from './network-fault'
import { proxyFor, proxyName } from './proxy'

/** Outbound requests: through the company's proxy, and with the authorities that it trusts. */
export interface Outbound {
  /** Rejects as `fetch` does; `networkFault` reads why. */
  fetch: typeof fetch
  /** The host and port of the proxy for a URL; null for a direct connection. */
  proxyOf: (address: string) => string | null
}

/** Outbound requests with the settings of this process. */
export function outbound(): Outbound {
  return singleton('outbound', () => makeOutbound(env()))
}

/**
 * Outbound requests with these settings. It uses undici's own fetch, because that of Node.js 20 does not accept a newer
 * undici's dispatchers. It chooses the proxy itself, since undici's EnvHttpProxyAgent does not say whether it used one.
 */
export function makeOutbound({ proxies, caFiles }: Pick<Env, 'proxies' | 'caFiles'>): Outbound {
  const secureContext = trustWith(caFiles)
  const trust = secureContext && { secureContext }
  const direct = new Agent({ connect: { ...trust } })
  const agents = new Map<string | null, Dispatcher>([[null, direct]])
  for (const proxy of [proxies.https, proxies.http]) if (proxy !== null) agents.set(proxy, proxyAgent(proxy, trust))
  const ask = async (address: string, init: object = {}) =>
    undiciFetch(address, { ...init, dispatcher: agents.get(proxyFor(address, proxies)) ?? direct })
  return {
    // Both implement the Fetch Standard, with different types.
    fetch: ask as unknown as typeof fetch,
    proxyOf: (address) => {
      const proxy = proxyFor(address, proxies)
      return proxy && proxyName(proxy)
    },
  }
}

function proxyAgent(proxy: string, trust: object | undefined): ProxyAgent {
  const { origin, username, password } = new URL(proxy)
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return new ProxyAgent({
    uri: origin,
    // RFC 7617; undici itself would leave out a user without a password.
    ...(username && { token: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    ...(trust && { requestTls: trust, proxyTls: trust }),
    clientFactory: (address, options) => new ProxyPool(address, options),
  })
}

/** The connections to a proxy. Their failures are told apart from failures behind the proxy. */
class ProxyPool extends Pool {
  override async connect(options: Dispatcher.ConnectOptions<null>): Promise<Dispatcher.ConnectData<null>> {
    const answer = await super.connect(options).catch((cause: unknown) => {
      throw new ProxyError({ cause })
    })
    const { statusCode: status, headers, socket } = answer
    if (status === 200) return answer
    socket.on('error', () => {}).destroy()
    throw new ProxyError({ status, schemes: schemesOf(headers['proxy-authenticate']) })
  }
}

/** `Basic realm="x", Negotiate` or one of them in each header. */
function schemesOf(headers: string | string[] | undefined): string[] {
  const challenges = [headers ?? []].flat().flatMap((header) => header.split(/,\s*/))
  return [...new Set(challenges.flatMap((text) => /^\s*([\w-]+)(?=\s|$)(?!\s*=)/.exec(text)?.[1] ?? []))]
}
