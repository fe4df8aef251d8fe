// Serves the wizard from what `npm run build` made, which is in the working directory. What is wrong is said in one
// sentence, without a stack.
import { env } from '../env'
import { allGuides } from '../guides/loaded'
import { catchConsole } from '../log/catch-console'
import { log } from '../log/log'
import { finish, start } from '../start'
import { endOnSignal } from './end-on-signal'
import { listen } from './listen'
import { loadNextHandler } from './next-handler.server'
import { publicPages } from './public-pages'
import { makeServer } from './serve'

// Next and React read these when they are loaded.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })

try {
  const settings = env()
  catchConsole(log(), console)
  const guides = allGuides().map(({ guide }) => guide)
  const server = makeServer({
    settings,
    log: log(),
    guides,
    handle: async (request, response, nonce) => (await pages)(request, response, nonce),
  })
  // Who asks before all is ready waits for it.
  const pages = listen(server, settings)
    .then(() => Promise.all([start(), loadNextHandler(settings)]))
    .then(([, render]) => publicPages(render, guides))
  // Told to end while it starts, it ends PostgreSQL too.
  endOnSignal(server, finish)
  await pages
  process.stdout.write(`The wizard is at ${settings.publicUrl}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
