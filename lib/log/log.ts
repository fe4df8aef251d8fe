import pino, { type Logger } from 'pino'
import { guideSources } from '@/lib/guides/registry'
import { env } from '../env'
import { processWide } from '../process-wide'
import { escapeControls } from './escape-controls'
import { lineRedactor } from './redact-line'
import { currentRequest } from './request'

/** Standard error: standard output is for the person who starts the wizard. */
const STDERR = 2

/**
 * The log of this process: one line of JSON for each event on standard error, with the request that it belongs to, the
 * address that this came from, and without secrets. What it may be given is names, numbers, paths without their queries, and sentences of ours.
 */
export function log(): Logger {
  return processWide('log', () => {
    const redact = lineRedactor(
      guideSources.flatMap(({ guide }) => guide.profile.knownSecrets.map(({ pattern }) => pattern)),
    )
    return pino(
      {
        level: env().logLevel,
        base: { pid: process.pid },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        mixin: () => {
          const { id: request, from } = currentRequest() ?? {}
          return { request, from }
        },
        hooks: { streamWrite: (line) => escapeControls(redact(line)) },
      },
      // A line is out before the next begins: none is lost when the process ends.
      pino.destination({ dest: STDERR, sync: true }),
    )
  })
}
