import { once } from 'node:events'
import { createServer } from 'node:net'
import { OperatorError } from './operator-error'

/** Resolves if a server can listen there. Rejects with an OperatorError: Next would print a stack. */
export async function freeToListen({ host, port }: { host: string; port: number }): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new OperatorError(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. Stop what uses it, or set PORT to another one.`
        : `The wizard cannot listen on ${host}:${port}: ${message}.`,
    )
  }
  server.close()
  await once(server, 'close')
}
