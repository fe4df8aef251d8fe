import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import type { Certificate } from './certificate'

/** A company's proxy on this machine, which connects only to the given ports (RFC 9110 section 9.3.6). */
export interface ConnectProxy {
  /** Its port at localhost. */
  port: number
  /** The requested hosts with ports, in order. */
  asked: string[]
  /** The Proxy-Authorization header of each request. */
  signIns: (string | undefined)[]
  stop: () => Promise<void>
}

interface Options {
  /** The port on this machine for each host; any other host gets 502. */
  hosts?: Readonly<Record<string, number>>
  /** The response to every request, in place of a connection. */
  refusal?: { status: number; headers?: Record<string, string> }
  /** The certificate, if clients connect to it by TLS. */
  certificate?: Certificate
}

/** Starts a proxy. */
export async function startConnectProxy({ hosts = {}, refusal, certificate }: Options): Promise<ConnectProxy> {
  const asked: string[] = []
  const signIns: (string | undefined)[] = []
  const server = certificate ? createHttpsServer(certificate) : createHttpServer()
  server.on('connect', (request, socket, head) => {
    const host = request.url ?? ''
    asked.push(host)
    signIns.push(request.headers['proxy-authorization'])
    socket.on('error', () => socket.destroy())
    const port = hosts[host]
    if (refusal || port === undefined) {
      const headers = Object.entries(refusal?.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.end(`HTTP/1.1 ${refusal?.status ?? 502} Refused\r\n${headers.join('')}content-length: 0\r\n\r\n`)
      return
    }
    const target = connect(port, 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.write(head)
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    socket.on('close', () => target.destroy())
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const sockets = new Set<{ destroy: () => void }>()
  server.on('connection', (socket) => sockets.add(socket))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    signIns,
    stop: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
