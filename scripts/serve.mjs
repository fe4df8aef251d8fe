import { createServer } from 'node:http'
import next from 'next'
import { ROOT } from './project.mjs'

/** Next takes time quadratic in the number of parameters: 50,000 of them would hold the process for minutes. */
const MOST_PARAMETERS = 500
/** In bytes. A link with thousands of actions is longer than Node's own limit of 16 kB. */
const LONGEST_HEAD = 262_144
const METHODS = ['GET', 'HEAD']

/** Serves the build, and answers in words what Next would answer with an empty page, an error, or not for minutes. */
export async function serve({ host, port, publicUrl }) {
  const app = next({ dev: false, dir: ROOT, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
    const refusal = refuse(request)
    if (refusal) answer(response, ...refusal)
    else void handle(request, response)
  })
  server.on('clientError', refuseUnreadable)
  server.listen(port, host, () => console.log(`The wizard is at ${publicUrl}`))
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close(() => process.exit(0))
      server.closeIdleConnections()
    })
  }
}

function refuse({ method, url }) {
  if (!METHODS.includes(method)) return [405, 'Only GET and HEAD work here.']
  if (!url.startsWith('/')) return [400, 'This is no path.']
  if ((url.match(/&/g)?.length ?? 0) > MOST_PARAMETERS) return [414, 'This address has too many parameters.']
  return null
}

function answer(response, status, sentence) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', allow: METHODS.join(', ') })
  response.end(`${sentence}\n`)
}

/** What could not be parsed has no response object yet. */
function refuseUnreadable(error, socket) {
  if (!socket.writable) return
  const [status, sentence] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'This address is too long.']
      : ['400 Bad Request', 'This request cannot be read.']
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${sentence}\n`)
}
