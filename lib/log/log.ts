import pino, { type DestinationStream, type Logger } from 'pino'
import { type Env, env } from '../env'
import { singleton } from '../singleton'
import { ownLineCleaner } from './clean-line'
import { escapeControls } from './escape-controls'
import { currentRequest } from './request'

/** Standard error, because standard output is for the person who starts the wizard. */
const STDERR = 2

/**
 * The log of this process: one line of JSON for each event on standard error. Pass it only names, numbers, paths
 * without queries, and our own sentences.
 */
export function log(): Logger {
  return singleton('log', () =>
    // Synchronous, so that no line is lost when the process ends.
    makeLog(env().logLevel, pino.destination({ dest: STDERR, sync: true })),
  )
}

/** A log whose lines name their request and its client's address, and have no secrets. */
export function makeLog(level: Env['logLevel'], destination: DestinationStream): Logger {
  const clean = ownLineCleaner()
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      mixin: () => {
        const { id: request, from } = currentRequest() ?? {}
        return { request, from }
      },
      hooks: { streamWrite: (line) => escapeControls(clean(line)) },
    },
    destination,
  )
}
