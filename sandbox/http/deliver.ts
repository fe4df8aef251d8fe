import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer'

/** A response that HTTP cannot express: it handles the connection itself. */
export type Wire = (response: ServerResponse, request: IncomingMessage) => void

export type Delivery = Answer | Wire

/** Sends a response, or passes the connection to a wire. */
export function deliver(delivery: Delivery, request: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) return
  if (typeof delivery === 'function') {
    delivery(response, request)
    return
  }
  for (const [name, value] of Object.entries(delivery.headers)) response.setHeader(name, value)
  response.statusCode = delivery.status
  response.setHeader('content-length', Buffer.byteLength(delivery.body))
  response.end(request.method === 'HEAD' ? undefined : delivery.body)
}
