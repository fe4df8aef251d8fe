import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { boundedFetch } from './bounded-fetch'
import type { Exchange } from './stage'
import { toResult } from './to-problem'

const MEGABYTE = 1_048_576

let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {}
let asked: string[] = []
let server: Server
let origin = ''

// A new server for each test: late requests of one test must not reach the next.
beforeEach(async () => {
  const askedHere: string[] = []
  asked = askedHere
  server = createServer((request, response) => {
    askedHere.push(`${request.method} ${request.url}`)
    handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function bounded(signal: AbortSignal = AbortSignal.timeout(5000), only = origin) {
  const exchanges: Exchange[] = []
  const ask = boundedFetch({
    fetch,
    origin: only,
    signal,
    clock: () => performance.now(),
    onExchange: (exchange) => exchanges.push(exchange),
  })
  return { ask, exchanges, tryOut: (url: string, init?: RequestInit) => toResult(() => ask(url, init)) }
}

function answerWith(status: number, body: string | Buffer = '', headers: Record<string, string> = {}) {
  handle = (_request, response) => response.writeHead(status, headers).end(body)
}

test('an answer arrives whole, with its status and headers', async () => {
  answerWith(418, 'short and stout', { 'content-type': 'text/plain', 'x-more': 'yes' })
  const response = await bounded().ask(`${origin}/pot`)
  expect([response.status, response.headers.get('x-more')]).toEqual([418, 'yes'])
  expect(await response.text()).toBe('short and stout')
})

test('an exchange is reported without its query', async () => {
  answerWith(200, 'x')
  const { ask, exchanges } = bounded()
  await ask(`${origin}/a/b?secret=s`, { method: 'POST', body: 'secret' })
  expect(exchanges).toEqual([{ method: 'POST', url: `${origin}/a/b`, status: 200, ms: expect.any(Number) }])
})

test.each(['http://127.0.0.1:1/x', 'https://example.com/', 'http://user@127.0.0.1:2/'])(
  'no request goes to %s',
  async (url) => {
    const { tryOut, exchanges } = bounded()
    const problem = { kind: 'redirect-elsewhere', to: new URL(url).origin }
    expect(await tryOut(url)).toEqual({ ok: false, problem })
    expect(exchanges).toEqual([])
  },
)

test('another port or scheme of the host is another origin', async () => {
  const other = origin.replace('http:', 'https:')
  expect(await bounded().tryOut(other)).toEqual({ ok: false, problem: { kind: 'redirect-elsewhere', to: other } })
})

test('three redirects are followed and reported, and a fourth is not', async () => {
  handle = (request, response) => {
    const left = Number.parseInt(request.url?.slice(1) ?? '', 10)
    if (left === 0) response.end('there')
    else response.writeHead(302, { location: `/${left - 1}?token=x` }).end('leave me unread')
  }
  const { ask, exchanges, tryOut } = bounded()
  expect(await (await ask(`${origin}/3`)).text()).toBe('there')
  expect(exchanges.map(({ url, status }) => [url.slice(origin.length), status])).toEqual([
    ['/3', 302],
    ['/2', 302],
    ['/1', 302],
    ['/0', 200],
  ])
  asked.length = 0
  expect(await tryOut(`${origin}/4`)).toEqual({ ok: false, problem: { kind: 'redirect-loop' } })
  expect(asked).toHaveLength(4)
})

test('without permission to redirect, no redirect is followed', async () => {
  answerWith(302, '', { location: '/page' })
  const problem = { kind: 'redirect-elsewhere', to: origin }
  expect(await bounded().tryOut(`${origin}/list`, { redirect: 'error' })).toEqual({ ok: false, problem })
  expect(asked).toEqual(['GET /list'])
})

test.each(['blob:ORIGIN/x', 'http://user@HOST/', 'ORIGIN/#fragment'])('no request goes to %s', async (url) => {
  const { tryOut, exchanges } = bounded()
  const address = url.replace('ORIGIN', origin).replace('HOST', new URL(origin).host)
  expect(await tryOut(address)).toMatchObject({ ok: false, problem: { kind: 'redirect-elsewhere' } })
  expect(exchanges).toEqual([])
})

test.each([301, 302, 303, 307, 308])('a POST follows no redirect (%d)', async (status) => {
  answerWith(status, '', { location: '/elsewhere' })
  const { tryOut } = bounded()
  const problem = { kind: 'redirect-elsewhere', to: origin }
  expect(await tryOut(`${origin}/token`, { method: 'POST', body: 'code=x' })).toEqual({ ok: false, problem })
  expect(asked).toEqual(['POST /token'])
})

test.each([
  ['http://127.0.0.1:1/x', 'http://127.0.0.1:1'],
  ['https://elsewhere.example/?a=b', 'https://elsewhere.example'],
  ['//elsewhere.example/', 'http://elsewhere.example'],
  ['javascript:alert(1)', 'javascript:'],
  ['file:///etc', 'file:'],
])('a redirect to %s is not followed', async (location, to) => {
  answerWith(302, '', { location })
  const { tryOut, exchanges } = bounded()
  expect(await tryOut(origin)).toEqual({ ok: false, problem: { kind: 'redirect-elsewhere', to } })
  expect(exchanges).toHaveLength(1)
})

test('a redirect without a location is returned unchanged', async () => {
  answerWith(302, 'where?')
  expect((await bounded().ask(origin)).status).toBe(302)
  answerWith(302, '', { location: 'http://[' })
  expect((await bounded().ask(origin)).status).toBe(302)
})

test('an answer of a megabyte is accepted, and one byte more is refused', async () => {
  answerWith(200, Buffer.alloc(MEGABYTE, 'a'))
  expect((await (await bounded().ask(origin)).arrayBuffer()).byteLength).toBe(MEGABYTE)
  answerWith(200, Buffer.alloc(MEGABYTE + 1, 'a'))
  expect(await bounded().tryOut(origin)).toEqual({ ok: false, problem: { kind: 'too-large', limit: MEGABYTE } })
})

test('an endless answer is cut off after a megabyte', async () => {
  const closed = new Promise<number>((resolve) => {
    handle = (_request, response) => {
      let sent = 0
      const more = () => {
        while (!response.destroyed && response.write('a'.repeat(65_536))) sent += 65_536
      }
      response.on('drain', more).on('close', () => resolve(sent))
      more()
    }
  })
  expect(await bounded().tryOut(origin)).toMatchObject({ problem: { kind: 'too-large' } })
  expect(await closed).toBeLessThan(20 * MEGABYTE)
})

test.each([
  ['before its headers', () => {}],
  ['in its body', (response: ServerResponse) => response.writeHead(200).flushHeaders()],
])('an answer that stalls %s ends at the time limit', async (_where, begin) => {
  handle = (_request, response) => begin(response)
  const { tryOut, exchanges } = bounded(AbortSignal.timeout(100))
  expect(await tryOut(origin)).toEqual({ ok: false, problem: { kind: 'network', reason: 'timeout' } })
  expect(exchanges).toMatchObject([{ method: 'GET' }])
})

test('all requests share one time limit', async () => {
  handle = (_request, response) => setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60)
  expect(await bounded(AbortSignal.timeout(100)).tryOut(origin)).toMatchObject({ problem: { reason: 'timeout' } })
})

test('a reset connection, or one that ends within an answer, is a broken connection', async () => {
  const broken = { ok: false, problem: { kind: 'network', reason: 'broken' } }
  handle = (request) => request.socket.resetAndDestroy()
  expect(await bounded().tryOut(origin)).toMatchObject(broken)
  handle = (request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setTimeout(() => request.socket.destroy(), 20)
  }
  expect(await bounded().tryOut(origin)).toMatchObject(broken)
})

test('a response that is not HTTP is a broken connection', async () => {
  handle = (request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n')
  expect(await bounded().tryOut(origin)).toMatchObject({ problem: { kind: 'network', reason: 'broken' } })
})

test('a connection to a closed port is refused', async () => {
  const { tryOut, exchanges } = bounded(undefined, 'http://127.0.0.1:2')
  expect(await tryOut('http://127.0.0.1:2/x')).toMatchObject({ problem: { kind: 'network', reason: 'refused' } })
  expect(exchanges).toMatchObject([{ status: null, url: 'http://127.0.0.1:2/x' }])
})

test.each([204, 205, 304, 599, 600, 999])('an answer with status %d is not a network fault', async (status) => {
  handle = (request) => request.socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 0\r\n\r\n`)
  const { tryOut, exchanges } = bounded()
  const answer = await tryOut(origin)
  if (status > 599) expect(answer).toMatchObject({ problem: { kind: 'status', status } })
  else expect(answer).toMatchObject({ ok: true, value: { status } })
  expect(exchanges).toMatchObject([{ status }])
})
