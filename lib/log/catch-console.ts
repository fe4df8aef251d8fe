import { format } from 'node:util'
import type { Logger } from 'pino'
import { cut } from '../cut'

/** What strangers send may be quoted, whole. */
const LONGEST = 2000

/** Sends what libraries print through the log: as lines of JSON, with their request, without secrets, and not endless. */
export function catchConsole(log: Logger, console: Console): void {
  const say = (words: unknown[]) => cut(format(...words), LONGEST)
  console.log = console.info = (...words) => log.info(say(words))
  console.warn = (...words) => log.warn(say(words))
  console.error = (...words) => log.error(say(words))
  console.debug = (...words) => log.debug(say(words))
}
