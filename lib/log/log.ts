import pino, { type Logger } from 'pino'
import { guideSources } from '@/lib/guides/registry'
import { env } from '../env'
import { processWide } from '../process-wide'
import { lineRedactor } from './redact-line'
import { requestId } from './request-id'

/** Standard error: standard output is for the person who starts the wizard. */
const STDERR = 2

/**
 * The log of this process: one line of JSON for each event on standard error, with the request that it belongs to, and
 * without secrets. What it may be given is names, numbers, paths without their queries, and sentences of ours.
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
        mixin: () => ({ request: requestId() }),
        hooks: { streamWrite: redact },
      },
      // A line is out before the next begins: none is lost when the process ends.
      pino.destination({ dest: STDERR, sync: true }),
    )
  })
}
