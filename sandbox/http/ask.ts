import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request, read to its end. */
export interface Ask {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  body: string
}

const MAX_BYTES = 64 * 1024

/** Reads a request. Null when its body is longer than 64 kB. */
export async function readAsk(request: IncomingMessage, base: string): Promise<Ask | null> {
  const chunks: Buffer[] = []
  let length = 0
  // Otherwise the connection would be closed before the response to a body that is too long.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > MAX_BYTES) return null
    chunks.push(chunk)
  }
  return {
    method: request.method ?? 'GET',
    url: urlOf(request.url ?? '/', base),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

/** The fields of a sent form. */
export function formOf(ask: Ask): URLSearchParams {
  return new URLSearchParams(ask.body)
}

/** The value of a cookie, or null. */
export function cookieOf(ask: Ask, name: string): string | null {
  for (const part of (ask.headers.cookie ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return null
}

/** A path that begins with two slashes must not be parsed as a host. */
function urlOf(target: string, base: string): URL {
  return URL.parse(base + (target.startsWith('/') ? target : '/')) ?? new URL(base)
}
