import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { freePort } from './free-port'

/** The response header with the instance's position in the list. */
export const INSTANCE = 'x-instance'

/** A proxy that sends each request to the next instance, and skips stopped ones. */
export interface RoundRobin {
  url: string
  /** The instances' URLs, which may change while requests come. */
  instances: readonly string[]
  stop: () => Promise<void>
}

export async function startRoundRobin(): Promise<RoundRobin> {
  const port = await freePort()
  let turn = 0
  const server = createServer((asked, answered) => {
    void readBody(asked).then((body) => {
      const { instances } = proxy
      turn += 1
      const inTurn = instances.map((_, index) => (turn + index) % instances.length)
      handOn(instances, inTurn, asked, body, answered)
    })
  })
  const proxy: RoundRobin = { url: `http://localhost:${port}`, instances: [], stop: () => stop(server) }
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return proxy
}

async function stop(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

/** Read whole, so that it can be sent again to the next instance. */
async function readBody(asked: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function handOn(
  instances: readonly string[],
  [index, ...others]: readonly number[],
  asked: IncomingMessage,
  body: Buffer,
  answered: ServerResponse,
): void {
  const to = index === undefined ? undefined : instances[index]
  if (to === undefined) return void answered.writeHead(503).end('No instance is there.\n')
  let isConnected = false
  // A new connection for each request, because the other side may close a kept one at the moment of its use.
  const sent = request(to + asked.url, { method: asked.method, headers: asked.headers, agent: false })
  sent.on('socket', (socket) => {
    socket.once('connect', () => {
      isConnected = true
    })
  })
  sent.on('response', (got) => {
    answered.writeHead(got.statusCode ?? 502, { ...got.headers, [INSTANCE]: `${index}` })
    got.pipe(answered)
    got.on('error', () => answered.destroy())
  })
  sent.on('error', () => {
    // A sent request may have had an effect, so only one that reached no instance is repeated.
    if (!isConnected) handOn(instances, others, asked, body, answered)
    else if (!answered.headersSent) answered.writeHead(502, { [INSTANCE]: `${index}` }).end('The instance broke off.\n')
    else answered.destroy()
  })
  sent.end(body)
}
