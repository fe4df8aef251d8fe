import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Env } from '../env'
import type { Guide } from '../guide/schema'
import { newRequestId, withRequestId } from '../log/request-id'
import { clientAddress } from './client-address'
import { knownPage } from './known-page'
import { formOrigin, ownOrigins } from './origins'
import { rateLimit } from './rate-limit'
import { type Refusal, refuse } from './refuse'
import { logAnswer } from './request-log'
import { securityHeaders } from './security-headers'

/** In bytes. A link with thousands of actions is longer than Node's own limit of 16 kB. */
const LONGEST_HEAD = 262_144
/** How long a request may take to arrive, in milliseconds. */
const ARRIVES_WITHIN = 30_000
/** Longer than the proxies that keep connections open for a minute, so that none sends into a closing one. */
const KEEP_ALIVE = 75_000
/** How many requests may be worked on at once: more would only wait for each other, and for memory. */
const MOST_AT_ONCE = 1000

interface ServeOptions {
  settings: Pick<Env, 'publicUrl' | 'port' | 'trustedProxies' | 'oidc' | 'requestsPerMinute'>
  log: Logger
  /** The addresses of guides that exist. */
  guides: readonly Pick<Guide, 'connector' | 'slug'>[]
  /** Answers what is not refused. */
  handle: RequestListener
}

/** The wizard's HTTP server, which does not listen yet: refuses, secures and logs, and hands the rest to `handle`. */
export function makeServer({ settings, log, guides, handle }: ServeOptions): Server {
  const { publicUrl, trustedProxies, oidc } = settings
  const origins = ownOrigins(settings)
  const limit = rateLimit(settings.requestsPerMinute)
  const isSecure = publicUrl.startsWith('https:')
  let atWork = 0

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = request
    const path = url.replace(/[?#].*/s, '')
    const nonce = randomBytes(16).toString('base64')
    const secured = securityHeaders({ path, nonce, isSecure, signsInElsewhere: oidc !== null })
    for (const [name, value] of Object.entries(secured)) response.setHeader(name, value)
    // Next gives its scripts the nonce that it finds here.
    headers['content-security-policy'] = secured['content-security-policy']
    const address = clientAddress(headers, request.socket.remoteAddress, trustedProxies)
    const refusal = tooMany(atWork) ?? (await limit(path, address)) ?? refuse({ method, url, headers }, origins)
    if (refusal) return sendRefusal(response, refusal)
    headers['x-client-address'] = address
    // Next compares a form's origin with this once more, and asks itself for pages by it: it is no visitor's to choose.
    headers['x-forwarded-host'] = new URL(formOrigin(headers, origins) ?? publicUrl).host
    request.url = knownPage(url, guides)
    atWork += 1
    response.once('close', () => {
      atWork -= 1
    })
    handle(request, response)
  }

  const server = createServer(
    {
      maxHeaderSize: LONGEST_HEAD,
      requestTimeout: ARRIVES_WITHIN,
      headersTimeout: ARRIVES_WITHIN,
      keepAliveTimeout: KEEP_ALIVE,
    },
    (request, response) => {
      const id = newRequestId(trustedProxies > 0 ? request.headers['x-request-id']?.toString() : undefined)
      response.setHeader('x-request-id', id)
      withRequestId(id, () => {
        logAnswer(log, request, response)
        void answer(request, response)
      })
    },
  )
  server.on('clientError', refuseUnreadable)
  return server
}

function tooMany(atWork: number): Refusal | null {
  return atWork < MOST_AT_ONCE
    ? null
    : { status: 503, sentence: 'The wizard is busy. Try again in a moment.', headers: { 'retry-after': '5' } }
}

function sendRefusal(response: ServerResponse, { status, sentence, headers }: Refusal): void {
  // What is left of a body is not read: the connection ends.
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end(`${sentence}\n`)
}

/** What could not be parsed has no response object yet. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return
  const [status, sentence] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'This address is too long.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'This request took too long to arrive.']
        : ['400 Bad Request', 'This request cannot be read.']
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${sentence}\n`)
}
