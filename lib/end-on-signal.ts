import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** In milliseconds: the time that an open request has after the signal. */
const LAST_CALL_MS = 5000

/**
 * After a signal, the process accepts no new request, answers open ones, waits for `finish`, and ends. It finds its
 * HTTP servers by their requests (node:diagnostics_channel): a server without requests has nothing to answer.
 */
export function endOnSignal(finish: () => Promise<void>, lastCallMs = LAST_CALL_MS): void {
  const servers = new Set<Server>()
  subscribe('http.server.request.start', (message) => servers.add((message as { server: Server }).server))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void Promise.all([...servers].map((server) => closed(server, lastCallMs)))
        .then(finish)
        .then(() => process.exit(0))
    })
  }
}

/** Remaining connections are closed; an upgraded one no longer belongs to a server and is not waited for. */
async function closed(server: Server, lastCallMs: number): Promise<void> {
  const isClosed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await Promise.race([isClosed, sleep(lastCallMs)])
  server.closeAllConnections()
}
