import { createServer } from 'node:http'
import next from 'next'
import { ROOT } from './project.mjs'

/** Next takes time quadratic in the number of parameters: 50,000 of them would hold the process for minutes. */
const MOST_PARAMETERS = 500
/** In bytes. A link with thousands of actions is longer than Node's own limit of 16 kB. */
const LONGEST_HEAD = 262_144
/** In bytes. The longest form has some thousands of actions. */
const LONGEST_BODY = 262_144
/** Where forms are posted to. Everything else is only read. */
const TAKES_POST = /^\/(sign-in|profiles|history|api\/auth)([/?]|$)/

/** Serves the build, and answers in words what Next would answer with an empty page, an error, or not for minutes. */
export async function serve({ host, port, publicUrl, trustedProxies }) {
  const app = next({ dev: false, dir: ROOT, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
    const refusal = refuse(request, publicUrl)
    if (refusal) return answer(request, response, ...refusal)
    request.headers['x-client-address'] = clientAddress(request, trustedProxies)
    void handle(request, response)
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

function refuse({ method, url, headers }, publicUrl) {
  if (!allowedMethods(url).includes(method)) return [405, `Only ${allowedMethods(url).join(', ')} work here.`]
  if (!url.startsWith('/')) return [400, 'This is no path.']
  if ((url.match(/&/g)?.length ?? 0) > MOST_PARAMETERS) return [414, 'This address has too many parameters.']
  if (method !== 'POST') return null
  if (headers['content-length'] === undefined) return [411, 'This request must say how long it is.']
  if (Number(headers['content-length']) > LONGEST_BODY) return [413, 'This form is too long. Enter less text.']
  return isFromHere(headers, publicUrl) ? null : [403, 'This form was sent from another site.']
}

function allowedMethods(url) {
  return TAKES_POST.test(url) ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']
}

/**
 * Whether a form comes from the wizard's own pages (RFC 6454): from the public address, or from the address that the
 * request itself went to. Next compares these again, and knows nothing of the public one: it is told.
 */
function isFromHere(headers, publicUrl) {
  delete headers['x-forwarded-host']
  const { origin, host } = headers
  if (origin === undefined)
    return headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'same-origin'
  if (!URL.canParse(origin)) return false
  if (origin === publicUrl) headers['x-forwarded-host'] = new URL(publicUrl).host
  return origin === publicUrl || new URL(origin).host === host
}

/** Each proxy that we trust has added the address it was asked from to the end of X-Forwarded-For. */
function clientAddress({ headers, socket }, trustedProxies) {
  const forwarded = (headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim())
  return (trustedProxies > 0 && forwarded.at(-trustedProxies)) || (socket.remoteAddress ?? 'unknown')
}

function answer(request, response, status, sentence) {
  // What is left of a body is not read: the connection ends.
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  response.writeHead(status, status === 405 ? { ...headers, allow: allowedMethods(request.url).join(', ') } : headers)
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
