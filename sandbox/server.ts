import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from './http/answer'
import { readAsk } from './http/ask'
import { type Delivery, deliver } from './http/deliver'
import { isForLocalHost } from './http/local-only'
import { route } from './route'
import { makeState, type SandboxState } from './state/state'

/** A running sandbox. */
export interface Sandbox {
  url: string
  state: SandboxState
  /** Stops it at once, with every open connection. */
  stop: () => Promise<void>
}

interface Options {
  /** 0: any free port. */
  port: number
  hostname?: string
  /** Its URL for browsers, if it differs from hostname and port. */
  publicUrl?: string
  /** The account API's clock. Tokens always use the real clock. */
  now?: () => Date
}

/** Starts a sandbox in this process. Each has its own accounts. */
export async function startSandbox(options: Options): Promise<Sandbox> {
  const { port, hostname = 'localhost', publicUrl, now = () => new Date() } = options
  const server = createServer()
  server.listen(port, hostname.replace(/^\[|\]$/g, ''))
  await once(server, 'listening')
  const { port: actualPort } = server.address() as AddressInfo
  const url = publicUrl?.replace(/\/$/, '') ?? `http://${hostname}:${actualPort}`
  const state = makeState(url, now)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => void answer(state, request, response))
  return {
    url,
    state,
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(state: SandboxState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    deliver(await decide(state, request), request, response)
  } catch (error) {
    if (request.destroyed && !request.complete) return
    console.error('The sandbox could not answer.', error)
    if (!response.headersSent) deliver(text(500, 'The sandbox could not answer.'), request, response)
  }
}

async function decide(state: SandboxState, request: IncomingMessage): Promise<Delivery> {
  const ask = await readAsk(request, state.publicUrl)
  if (!ask) return { ...text(413, 'The request is longer than 64 kB.'), headers: { connection: 'close' } }
  if (!isForLocalHost(ask)) return text(421, 'The sandbox answers only at localhost, 127.0.0.1 and [::1].')
  return route(state, ask)
}
