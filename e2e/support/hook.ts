import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A server that receives notices, like a chat's webhook. */
export interface Hook {
  url: string
  /** The notices received so far. */
  notices: { headers: string; body: string }[]
  stop: () => Promise<void>
}

export async function startHook(): Promise<Hook> {
  const notices: Hook['notices'] = []
  const server = createServer(async (request, answer) => {
    notices.push({ headers: JSON.stringify(request.headers), body: await text(request) })
    answer.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/c4nary-hook`,
    notices,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
