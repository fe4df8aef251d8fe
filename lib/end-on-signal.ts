import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a request may take that has begun when the process is told to end, in milliseconds. */
const LAST_CALL_MS = 5000

/**
 * Told to end, the process takes no new request, answers what has begun, waits until `finish` resolves, and ends. Its
 * HTTP servers are known by their requests, of which Node tells (node:diagnostics_channel): one that got none has nothing
 * to answer.
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

/** What still holds a connection then is cut off; one that was upgraded no longer belongs to a server and is not waited for. */
async function closed(server: Server, lastCallMs: number): Promise<void> {
  const isClosed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await Promise.race([isClosed, sleep(lastCallMs)])
  server.closeAllConnections()
}
