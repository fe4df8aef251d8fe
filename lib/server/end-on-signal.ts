import type { Server } from 'node:http'

/** How long a request may take that has begun when the process is told to end, in milliseconds. */
const LAST_CALL = 5000

/** Told to end, the process takes no new request, answers what has begun, waits until `finish` resolves, and ends. */
export function endOnSignal(server: Server, finish: () => Promise<void>, lastCall = LAST_CALL): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => void finish().then(() => process.exit(0)))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), lastCall).unref()
    })
  }
}
