import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { Rule } from '../log/request'
import { securityHeaders } from './security-headers'

const UNREADABLE = { status: 400, sentence: 'This request cannot be read.' }
/** By the codes of Node's errors. */
const REFUSALS: Readonly<Record<string, { status: number; sentence: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, sentence: 'This address is too long.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, sentence: 'This request took too long to arrive.' },
}

const RULE: Rule = 'unreadable request'

/** Answers what could not be parsed and has no response object, for Node's event `clientError`, and logs that. */
export function refuseUnreadable(
  place: Pick<Parameters<typeof securityHeaders>[0], 'isSecure' | 'issuer'>,
  log: Logger,
) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!socket.writable) return
    const { status, sentence } = REFUSALS[error.code ?? ''] ?? UNREADABLE
    log.info({ from: socket.remoteAddress, status, rule: RULE }, 'answered')
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
