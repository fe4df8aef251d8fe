import { format } from 'node:util'
import type { Logger } from 'pino'

/** Sends what libraries print through the log: as lines of JSON, with their request, without secrets. */
export function catchConsole(log: Logger, console: Console): void {
  console.log = console.info = (...words) => log.info(format(...words))
  console.warn = (...words) => log.warn(format(...words))
  console.error = (...words) => log.error(format(...words))
  console.debug = (...words) => log.debug(format(...words))
}
