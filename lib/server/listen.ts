import type { Server } from 'node:http'

/** Resolves when the server listens. Rejects with an Error of one sentence that says what to do. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(
        new Error(
          code === 'EADDRINUSE'
            ? `Port ${port} is in use. Stop what uses it, or set PORT to another one.`
            : `The wizard cannot listen on ${host}:${port}: ${message}.`,
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
}
