import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { truncate } from '../text'
import { clientAddress, isProxied } from './client-address'
import { pathOf } from './path-of'
import { currentRequest, enterRequest, newRequestId, type RequestFacts, withRequest } from './request'
import { isRoutine } from './routine'

/** In characters: no page has a longer path. */
const MAX_PATH = 300

/**
 * Gives every request of this process an id and its client's address, for its lines in the log, and logs its response.
 * It uses Node's events of each request (node:diagnostics_channel), which come before the server's, so that the server
 * stays unchanged.
 */
export function followRequests(log: Logger, trustedProxies: number): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const { headers, socket } = request
    const facts: RequestFacts = {
      id: newRequestId(trustedProxies > 0 ? headers['x-request-id']?.toString() : undefined),
      from: clientAddress(headers, socket.remoteAddress, trustedProxies),
      isProxied: isProxied(headers),
    }
    const began = performance.now()
    enterRequest(facts)
    // Next's own listeners already reach Node's default limit.
    response.setMaxListeners(response.getMaxListeners() + 1)
    response.once('close', () => withRequest(facts, () => logAnswer(log, request, response, performance.now() - began)))
  })
}

/** Logs each response when it is sent, with the rule of a refusal; never the query, which has codes and choices. */
function logAnswer(log: Logger, { method, url = '' }: IncomingMessage, response: ServerResponse, took: number): void {
  const path = pathOf(url)
  const { statusCode: status, writableFinished: isSent } = response
  const { rule } = currentRequest() ?? {}
  const level = status >= 500 ? 'error' : isRoutine(path) && !rule ? 'debug' : 'info'
  log[level](
    {
      method,
      path: truncate(path, MAX_PATH),
      status,
      ms: Math.round(took),
      ...(rule && { rule }),
      ...(!isSent && { isSent }),
    },
    'answered',
  )
}
