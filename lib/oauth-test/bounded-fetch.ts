import { networkFault } from '../outbound/network-fault'
import { ProblemError } from './problem'
import type { Exchange } from './stage'

/** In bytes. The longest valid response is a list of apps, with some hundred kilobytes. */
const MAX_ANSWER_BYTES = 1_048_576
const MAX_REDIRECTS = 3
/** Responses with these statuses have no body. */
const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304])

interface BoundedFetchOptions {
  fetch: typeof fetch
  /** The host and port of the proxy for a URL; null for a direct connection. */
  proxyOf?: ((address: string) => string | null) | undefined
  /** The only origin for requests and redirects. */
  origin: string
  signal: AbortSignal
  /** In milliseconds, from any start. */
  clock: () => number
  /** Called for each request once its response has arrived, or failed. */
  onExchange: (exchange: Exchange) => void
}

/**
 * A fetch for one origin only: it refuses redirects to other origins, and responses of more than a megabyte. The
 * response is read completely. With `redirect: 'error'` it follows no redirects. Rejects with ProblemError.
 */
export function boundedFetch(options: BoundedFetchOptions): (url: string, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    let address = url
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await askOnce(options, address, init)
      if (typeof answer !== 'string') return answer
      address = answer
    }
    throw new ProblemError({ kind: 'redirect-loop' })
  }
}

/** The response, or its redirect's target. */
async function askOnce(
  { fetch, proxyOf, origin, signal, clock, onExchange }: BoundedFetchOptions,
  url: string,
  init: RequestInit,
): Promise<Response | string> {
  if (!isWithin(url, origin)) throw elsewhere(url)
  const method = init.method ?? 'GET'
  const begun = clock()
  let status: number | null = null
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    status = response.status
    const location = response.headers.get('location')
    if (status >= 300 && status < 400 && location && URL.canParse(location, url)) {
      await response.body?.cancel()
      // A posted body is sent to this URL only (RFC 9700 section 4.12 on redirects with a body).
      if (method !== 'GET' || init.redirect === 'error') throw elsewhere(new URL(location, url).href)
      return new URL(location, url).href
    }
    const body = await readBounded(response)
    // A `Response` can be created with these statuses only.
    if (status < 200 || status > 599) {
      throw new ProblemError({ kind: 'status', status, retryAfterSeconds: null, text: '', isError: false })
    }
    return new Response(NO_BODY.has(status) ? null : body, { status, headers: response.headers })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    const proxy = proxyOf?.(url)
    throw new ProblemError({ kind: 'network', ...networkFault(error), ...(proxy && { proxy }) })
  } finally {
    const { origin, pathname } = new URL(url)
    onExchange({ method, url: origin + pathname, status, ms: Math.round(clock() - begun) })
  }
}

function elsewhere(url: string): ProblemError {
  const { origin, protocol } = new URL(url)
  // `javascript:` and the like have no origin.
  return new ProblemError({ kind: 'redirect-elsewhere', to: origin === 'null' ? protocol : origin })
}

/** Whether a URL clearly belongs to this origin: without user or fragment, and no `blob:` URL. */
export function isWithin(url: string, origin: string): boolean {
  const { protocol, host, username, password, hash } = new URL(url)
  return `${protocol}//${host}` === origin && username === '' && password === '' && hash === ''
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    // Leaving the loop cancels the rest.
    if (size > MAX_ANSWER_BYTES) throw new ProblemError({ kind: 'too-large', limit: MAX_ANSWER_BYTES })
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
