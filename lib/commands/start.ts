// Prepares the wizard and starts Next's server, which is in the same folder. An error before it listens is printed in
// one sentence.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endOnSignal } from '../end-on-signal'
import { env } from '../env'
import { freeToListen } from '../free-to-listen'
import { finish, start } from '../start'

/**
 * In milliseconds: longer than the minute for which proxies keep connections open, so that none sends into a closing
 * one.
 */
const KEEP_ALIVE_MS = 75_000

try {
  const settings = env()
  await freeToListen(settings)
  // A signal during the start stops PostgreSQL too.
  endOnSignal(finish)
  await start()
  Object.assign(process.env, {
    // The environment of Next's server.
    HOSTNAME: settings.host,
    PORT: `${settings.port}`,
    KEEP_ALIVE_TIMEOUT: `${KEEP_ALIVE_MS}`,
    // Next's own handler would exit without waiting for running tests and PostgreSQL.
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await import(`${pathToFileURL(join(process.cwd(), 'server.js'))}`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
