import { once } from 'node:events'
import { request as ask, createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Readable } from 'node:stream'
import { type Certificate, makeCertificate } from './certificate'

/** A proxy on this machine. */
interface Proxy {
  stop: () => Promise<void>
}

interface Options {
  port: number
  /** Its target, by http. */
  target: string
  /** Whether clients connect by https. */
  isSecure?: boolean
  /** Its certificate; absent: one for localhost. */
  certificate?: Certificate
  /** Receives the traffic: paths with their queries, and bodies. */
  listen?: (text: string) => void
}

/** Starts a proxy that sets the same headers as those in front of a wizard. */
export async function startProxy({ port, target, isSecure = false, certificate, listen }: Options): Promise<Proxy> {
  const { hostname, port: targetPort } = new URL(target)
  const hear = (stream: Readable) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => listen?.(Buffer.concat(chunks).toString()))
  }
  const forward: RequestListener = (incoming, answer) => {
    const { method, url: path, headers, socket } = incoming
    const forwarded = { 'x-forwarded-for': socket.remoteAddress, 'x-forwarded-proto': isSecure ? 'https' : 'http' }
    const outgoing = ask({ hostname, port: targetPort, method, path, headers: { ...headers, ...forwarded } }, (got) => {
      listen?.(got.headers.location ?? '')
      hear(got)
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders)
      got.pipe(answer)
    })
    outgoing.on('error', () => answer.destroy())
    listen?.(path ?? '')
    hear(incoming)
    incoming.pipe(outgoing)
  }
  const server = isSecure ? createHttpsServer(certificate ?? makeCertificate(), forward) : createHttpServer(forward)
  await once(server.listen(port, 'localhost'), 'listening')
  return {
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
