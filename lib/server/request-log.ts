import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'

/** Asked for all the time, and of no interest while all is well. */
const IS_ROUTINE = /^\/(_next\/static\/|icon\.svg|api\/(health|ready)$)/

/** Logs each answer when it is sent: never the query, where codes and choices are. */
export function logAnswer(log: Logger, { method, url = '' }: IncomingMessage, response: ServerResponse): void {
  const from = performance.now()
  response.once('close', () => {
    const path = url.replace(/[?#].*/s, '')
    const { statusCode: status, writableFinished: isSent } = response
    const ms = Math.round(performance.now() - from)
    const level = status >= 500 ? 'error' : IS_ROUTINE.test(path) ? 'debug' : 'info'
    log[level]({ method, path, status, ms, ...(!isSent && { isSent }) }, 'answered')
  })
}
