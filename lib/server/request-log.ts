import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { cut } from '../cut'
import { currentRequest } from '../log/request'
import { pathOf } from './path-of'
import { isRoutine } from './routine'
import { whenOver } from './when-over'

/** Longer paths lead nowhere. */
const LONGEST_PATH = 300

/** Logs each answer when it is sent, and what it refused by: never the query, where codes and choices are. */
export function logAnswer(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '' } = request
  const from = performance.now()
  whenOver(request, response, () => {
    const path = pathOf(url)
    const { statusCode: status, writableFinished: isSent } = response
    const { rule } = currentRequest() ?? {}
    const ms = Math.round(performance.now() - from)
    const level = status >= 500 ? 'error' : isRoutine(path) && !rule ? 'debug' : 'info'
    log[level](
      { method, path: cut(path, LONGEST_PATH), status, ms, ...(rule && { rule }), ...(!isSent && { isSent }) },
      'answered',
    )
  })
}
