import { createServer } from 'node:http'
import next from 'next'
import { ROOT } from './project.mjs'

/** Next takes time quadratic in the number of parameters: 50,000 of them would hold the process for minutes. */
const MOST_PARAMETERS = 500
/** Next compares each cookie with all others: 20,000 of them would hold the process for minutes too. */
const MOST_COOKIES = 100
/** In bytes. A link with thousands of actions is longer than Node's own limit of 16 kB. */
const LONGEST_HEAD = 262_144
/** In bytes. The longest form has some thousands of actions. */
const LONGEST_BODY = 262_144
/** Where forms are posted to. Everything else is only read. */
const TAKES_POST =
  /^\/(sign-in|history|profiles(\/[^?.]*)?|test-runs(\/[^?.]*)?|connect\/problem|api\/auth\/[^?]*)(\?|$)/
/** How long a request may take that has begun when the process is told to end. */
const LAST_CALL_MS = 5000

/**
 * Serves the build, and answers in words what Next would answer with an empty page, an error, or not for minutes. Told
 * to end, it answers what has begun, and waits until `finish` resolves.
 */
export async function serve({ host, port, publicUrl, trustedProxies, finish }) {
  // Next asks itself for the page that a form leads to. It is here, whatever a proxy says of the address outside.
  process.env.__NEXT_PRIVATE_ORIGIN = localOrigin(host, port)
  const app = next({ dev: false, dir: ROOT, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const origins = ownOrigins({ publicUrl, port })
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
    const refusal = refuse(request, origins)
    if (refusal) return answer(request, response, ...refusal)
    request.headers['x-client-address'] = clientAddress(request, trustedProxies)
    // Next compares a form's origin with this once more, and asks itself for pages by it: it is no visitor's to choose.
    request.headers['x-forwarded-host'] = new URL(formOrigin(request.headers, origins) ?? publicUrl).host
    void handle(request, response)
  })
  server.on('clientError', refuseUnreadable)
  server.listen(port, host, () => console.log(`The wizard is at ${publicUrl}`))
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close(() => void finish().then(() => process.exit(0)))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), LAST_CALL_MS).unref()
    })
  }
}

/** Where this machine reaches the server: one that listens everywhere listens here too. */
function localOrigin(host, port) {
  const here = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`
}

function refuse({ method, url, headers }, origins) {
  if (!allowedMethods(url).includes(method)) return [405, `Only ${allowedMethods(url).join(', ')} work here.`]
  if (!url.startsWith('/') || !isReadable(url)) return [400, 'This address cannot be read.']
  if ((url.match(/&/g)?.length ?? 0) > MOST_PARAMETERS) return [414, 'This address has too many parameters.']
  if ((headers.cookie?.match(/;/g)?.length ?? 0) > MOST_COOKIES) return [431, 'This browser sends too many cookies.']
  if (method !== 'POST') return null
  if (headers['content-length'] === undefined) return [411, 'This request must say how long it is.']
  if (Number(headers['content-length']) > LONGEST_BODY) return [413, 'This form is too long. Enter less text.']
  return formOrigin(headers, origins)
    ? null
    : [403, `This form was sent from another site. Forms work at ${origins[0]}, the setting PUBLIC_URL.`]
}

function isReadable(url) {
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return true
  } catch {
    return false
  }
}

function allowedMethods(url) {
  return TAKES_POST.test(url) ? ['GET', 'HEAD', 'POST'] : ['GET', 'HEAD']
}

/** The addresses at which forms work: the public one, and those of this machine (RFC 6454). */
function ownOrigins({ publicUrl, port }) {
  return [publicUrl, ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)]
}

/** Where a form comes from; null when that is not the wizard's own pages. */
function formOrigin(headers, origins) {
  const { origin = origins[0], 'sec-fetch-site': site = 'same-origin' } = headers
  // "none": the reader reloads the page that the form led to.
  return ['same-origin', 'none'].includes(site) && origins.includes(origin) ? origin : null
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
