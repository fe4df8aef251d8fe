// Prepares the wizard and starts Next's server, which is beside this file. An error is printed in one sentence, before
// anything listens.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endOnSignal } from '../end-on-signal'
import { env } from '../env'
import { freeToListen } from '../free-to-listen'
import { finish, start } from '../start'

/** In milliseconds: longer than the proxies that keep connections open for a minute, so that none sends into a closing one. */
const KEEP_ALIVE_MS = 75_000

try {
  const settings = env()
  await freeToListen(settings)
  // Told to end while it starts, it ends PostgreSQL too.
  endOnSignal(finish)
  await start()
  Object.assign(process.env, {
    // The environment of Next's server.
    HOSTNAME: settings.host,
    PORT: `${settings.port}`,
    KEEP_ALIVE_TIMEOUT: `${KEEP_ALIVE_MS}`,
    // It would end the process without waiting for tests that run, and for PostgreSQL.
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await import(`${pathToFileURL(join(process.cwd(), 'server.js'))}`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
