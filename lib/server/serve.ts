import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Env } from '../env'
import { newRequestId, noteRefusal, withRequest } from '../log/request'
import { WEBHOOK_PATH } from '../stackone/webhook'
import { atOnce } from './at-once'
import { clientAddress } from './client-address'
import { completeAnswer } from './complete-answer'
import { type GuidePath, knownPage } from './known-page'
import { LED_COOKIE, leadsHome } from './lead-home'
import { formOrigin, ownOrigins } from './origins'
import { pathOf } from './path-of'
import type { Handle } from './public-pages'
import { rateLimit } from './rate-limit'
import { refuseUnreadableForm } from './read-form'
import { LONGEST_BODY, type Refusal, refuse, type Sentence } from './refuse'
import { refuseUnreadable } from './refuse-unreadable'
import { logAnswer } from './request-log'
import { securityHeaders } from './security-headers'
import { whenOver } from './when-over'

/** In bytes. A link with thousands of actions is longer than Node's own limit of 16 kB. */
const LONGEST_HEAD = 262_144
/** How long a request may take to arrive, in milliseconds. */
const ARRIVES_WITHIN = 30_000
/** How often requests are looked at that take longer, in milliseconds: Node's own half minute would double that. */
const LOOKS_EVERY = 1000
/** Longer than the proxies that keep connections open for a minute, so that none sends into a closing one. */
const KEEP_ALIVE = 75_000
/** How long a connection may do nothing, in milliseconds: who does not read what is sent holds memory. */
const MOST_SILENCE = 120_000

/**
 * What a request may ask for that nothing here needs (RFC 9110 sections 13.1 and 14.2): where it does not fit a file of
 * the build, Next would answer with a fault of its own.
 */
const UNHEEDED = ['range', 'if-range', 'if-match', 'if-unmodified-since']

const BUSY: Refusal = {
  rule: 'too many at once',
  status: 503,
  sentence: 'The wizard is busy. Try again in a moment.',
  headers: { 'retry-after': '5' },
}

const BROKEN: Sentence = { status: 500, sentence: 'The wizard broke here. Its log has more.' }

interface ServeOptions {
  settings: Pick<Env, 'publicUrl' | 'port' | 'trustedProxies' | 'oidc' | 'requestsPerMinute'>
  log: Logger
  /** The addresses of guides that exist. */
  guides: readonly GuidePath[]
  /** Answers what is not refused. */
  handle: Handle
}

/** The wizard's HTTP server, which does not listen yet: refuses, secures and logs, and hands the rest to `handle`. */
export function makeServer({ settings, log, guides, handle }: ServeOptions): Server {
  const { publicUrl, trustedProxies, oidc } = settings
  const origins = ownOrigins(settings)
  const limit = rateLimit(settings.requestsPerMinute)
  const enter = atOnce()
  const isSecure = publicUrl.startsWith('https:')
  const issuer = oidc?.issuer ?? null

  const answer = async (request: IncomingMessage, response: ServerResponse, address: string) => {
    const { method = 'GET', url = '/', httpVersion, headers } = request
    const path = pathOf(url)
    const nonce = randomBytes(16).toString('base64')
    const secured = securityHeaders({ path, nonce, isSecure, issuer })
    for (const [name, value] of Object.entries(secured)) response.setHeader(name, value)
    const leave = enter(address)
    if (!leave) return sendRefusal(request, response, BUSY)
    whenOver(request, response, leave)
    const refusal =
      (await limit(path, address)) ??
      refuse({ method, url, httpVersion, headers }, origins) ??
      (method === 'POST' && path !== WEBHOOK_PATH ? await refuseUnreadableForm(request) : null)
    if (refusal) return sendRefusal(request, response, refusal)
    const home = leadsHome({ method, url, headers }, settings)
    if (home) {
      response.writeHead(307, { location: home, 'cache-control': 'no-store', 'set-cookie': LED_COOKIE })
      return void response.end()
    }
    // Next gives its scripts the nonce that it finds here.
    headers['content-security-policy'] = secured['content-security-policy']
    // Next compares a form's origin with this once more, and asks itself for pages by it: it is no visitor's to choose.
    headers['x-forwarded-host'] = new URL(formOrigin(headers, origins) ?? publicUrl).host
    for (const name of UNHEEDED) delete headers[name]
    request.url = knownPage(url, guides)
    await handle(request, response, nonce)
  }

  const server = createServer(
    {
      maxHeaderSize: LONGEST_HEAD,
      requestTimeout: ARRIVES_WITHIN,
      headersTimeout: ARRIVES_WITHIN,
      connectionsCheckingInterval: LOOKS_EVERY,
      keepAliveTimeout: KEEP_ALIVE,
      // Node's own answer would be empty.
      requireHostHeader: false,
    },
    (request, response) => {
      const { headers, socket } = request
      const id = newRequestId(trustedProxies > 0 ? headers['x-request-id']?.toString() : undefined)
      const from = clientAddress(headers, socket.remoteAddress, trustedProxies)
      response.setHeader('x-request-id', id)
      withRequest({ id, from }, () => {
        logAnswer(log, request, response)
        completeAnswer(response, id)
        answer(request, response, from).catch((error: unknown) => {
          log.error(error, 'An answer broke.')
          if (response.headersSent) response.destroy()
          else sendSentence(request, response, BROKEN)
        })
      })
    },
  )
  server.setTimeout(MOST_SILENCE)
  // Node would answer by itself: without our headers, uncounted, and past the log. An expectation may be left unheeded.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('clientError', refuseUnreadable({ isSecure, issuer }, log))
  return server
}

function sendRefusal(request: IncomingMessage, response: ServerResponse, { rule, ...sentence }: Refusal): void {
  noteRefusal(rule)
  sendSentence(request, response, sentence)
}

function sendSentence(
  request: IncomingMessage,
  response: ServerResponse,
  { status, sentence, headers }: Sentence,
): void {
  const { 'content-length': length = 0, 'transfer-encoding': encoding, 'next-action': action } = request.headers
  // Who still sends a short body reads this after it. A long one, or one without an end, is not waited for.
  const isLong = encoding !== undefined || Number(length) > LONGEST_BODY
  response.writeHead(status, {
    ...headers,
    // A page's script takes the words of a refusal from this type alone.
    'content-type': action === undefined ? 'text/plain; charset=utf-8' : 'text/plain',
    ...(isLong && { connection: 'close' }),
  })
  response.end(`${sentence}\n`)
}
