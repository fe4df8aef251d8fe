import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A connection to a PostgreSQL server that tests can cut. */
export interface Cuttable {
  /** The server's address through it. */
  url: string
  /** Drops all traffic from now on, without an error. */
  swallow: () => void
  /** Closes every connection, like a server that dies; new ones work. */
  cut: () => void
  close: () => Promise<void>
}

/** Forwards to the server at that address. */
export async function cuttable(serverUrl: string): Promise<Cuttable> {
  const { hostname, port } = new URL(serverUrl)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    const way = connect(Number(port), hostname)
    for (const end of [socket, way]) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => open.delete(end))
    }
    socket.pipe(way).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(serverUrl)
  url.port = `${(server.address() as AddressInfo).port}`
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    url: url.href,
    swallow: () => {
      for (const socket of open) socket.unpipe()
    },
    cut,
    close: async () => {
      server.close()
      cut()
      await once(server, 'close')
    },
  }
}
