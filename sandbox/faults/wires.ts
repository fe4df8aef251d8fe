import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Wire } from '../http/deliver'

const SECOND = 1_000
const CHUNK = 'a'.repeat(64 * 1024)
const HUGE_BYTES = 50 * 1024 * 1024
const JSON_TYPE = { 'content-type': 'application/json' }

/** Closes the connection without a response. */
export const reset: Wire = (_response, request) => {
  request.socket.resetAndDestroy()
}

/** Never responds. */
export const hang: Wire = () => {}

/** Sends the headers at once, and then one byte a second, without an end. */
export const slowDrip: Wire = (response) => {
  response.writeHead(200, JSON_TYPE).flushHeaders()
  const timer = setInterval(() => response.write(' '), SECOND)
  response.on('close', () => clearInterval(timer))
}

/** Sends 50 MB that begin like JSON, no faster than they are read. */
export const huge: Wire = (response) => {
  response.writeHead(200, JSON_TYPE)
  // The client has closed the connection.
  pipeline(Readable.from(padding()), response).catch(() => {})
}

function* padding(): Generator<string> {
  yield '{"padding":"'
  for (let sent = 0; sent < HUGE_BYTES; sent += CHUNK.length) yield CHUNK
}
