import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import type { Certificate } from './certificate'

/** A company's proxy on this machine: it connects to nothing but the ports that it is given (RFC 9110 section 9.3.6). */
export interface ConnectProxy {
  /** Its port at localhost. */
  port: number
  /** The hosts with ports that it was asked to connect to, in order. */
  asked: string[]
  /** The Proxy-Authorization of each of them. */
  signIns: (string | undefined)[]
  stop: () => Promise<void>
}

interface Options {
  /** The port of this machine behind each host; it is 502 for any other. */
  hosts?: Readonly<Record<string, number>>
  /** Its answer to every request, in place of a connection. */
  refusal?: { status: number; headers?: Record<string, string> }
  /** With which it is asked by TLS. */
  certificate?: Certificate
}

/** Starts such a proxy. */
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
