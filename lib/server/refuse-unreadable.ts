import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Refusal } from './refuse'
import { securityHeaders } from './security-headers'

const UNREADABLE: Refusal = { rule: 'unreadable request', status: 400, sentence: 'This request cannot be read.' }
/** By the codes of Node's errors. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { rule: 'head too long', status: 431, sentence: 'This address is too long.' },
  ERR_HTTP_REQUEST_TIMEOUT: { rule: 'too slow', status: 408, sentence: 'This request took too long to arrive.' },
}

/** Answers what could not be parsed and has no response object, for Node's event `clientError`, and logs that. */
export function refuseUnreadable(
  place: Pick<Parameters<typeof securityHeaders>[0], 'isSecure' | 'issuer'>,
  log: Logger,
) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!socket.writable) return
    const { rule, status, sentence } = REFUSALS[error.code ?? ''] ?? UNREADABLE
    // Browsers open connections that they then do not need.
    if (socket.bytesRead > 0) log.info({ from: socket.remoteAddress, status, rule }, 'answered')
    const headers = {
      ...securityHeaders({ ...place, path: '/', nonce: randomBytes(16).toString('base64') }),
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close',
    }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', `${sentence}\n`].join('\r\n'))
  }
}
