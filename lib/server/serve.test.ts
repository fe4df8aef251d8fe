import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import pino from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { currentRequest } from '../log/request'
import { makeServer } from './serve'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Line = Record<string, unknown>

const PUBLIC_URL = 'https://wizard.example'
const FORM_TYPE = 'multipart/form-data; boundary=x'
const FORM = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server whose pages are `handle`; the lines of its log. */
async function serve(handle: Handle, settings = {}) {
  const lines: Line[] = []
  const server = makeServer({
    settings: { publicUrl: PUBLIC_URL, port: 3000, trustedProxies: 0, oidc: null, requestsPerMinute: 0, ...settings },
    log: pino({ mixin: () => ({ ...currentRequest() }) }, { write: (line) => lines.push(JSON.parse(line)) }),
    guides: [],
    handle,
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const raw = (): Socket => connect(port, '127.0.0.1')
  return { url: `http://127.0.0.1:${port}`, raw, lines, server }
}

const sayOk: Handle = async (_request, response) => void response.end('ok')

function form(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/sign-in`, { method: 'POST', body: FORM, headers: { 'content-type': FORM_TYPE }, ...init })
}

describe('every answer', () => {
  const seen: string[] = []

  test.each<[what: string, path: string, init: RequestInit, status: number]>([
    ['a page', '/', {}, 200],
    ['a path that cannot be read', '/%ff', {}, 400],
    ['a method that works nowhere', '/', { method: 'DELETE' }, 405],
    ['a form from another site', '/sign-in', { method: 'POST', body: FORM, headers: { origin: 'null' } }, 403],
    ['a form of another kind', '/sign-in', { method: 'POST', body: '{}' }, 415],
    ['a page that breaks', '/broken', {}, 500],
  ])('has the headers that protect, and a nonce of its own: %s', async (_what, path, init, status) => {
    const { url } = await serve(async (request, response) => {
      if (request.url === '/broken') throw new Error('broken')
      response.end('ok')
    })
    const answer = await fetch(url + path, init)
    expect(answer.status).toBe(status)
    const [, nonce] = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(seen).not.toContain(nonce)
    seen.push(`${nonce}`)
    for (const [name, value] of Object.entries({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
    })) {
      expect(answer.headers.get(name), name).toBe(value)
    }
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
    expect(await answer.text()).toMatch(/^ok$|^[A-Z][^\n]+\.\n$/)
  })
})

describe('a request', () => {
  test('cannot choose what the pages know of its address, its nonce or where it came from', async () => {
    const { url } = await serve(async ({ headers }, response) => void response.end(JSON.stringify(headers)))
    const answer = await fetch(url, {
      headers: {
        'x-forwarded-host': 'evil.example',
        'content-security-policy': "script-src 'nonce-evil'",
        'x-forwarded-for': '6.6.6.6',
      },
    })
    const headers = await answer.json()
    expect(headers['x-forwarded-host']).toBe('wizard.example')
    expect(headers['content-security-policy']).toBe(answer.headers.get('content-security-policy'))
  })

  test('to upgrade is one like any other', async () => {
    const { raw } = await serve(sayOk)
    const socket = raw()
    const upgrade =
      'Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a\r\n'
    socket.write(`GET //evil.example/ HTTP/1.1\r\nHost: wizard.example\r\n${upgrade}\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  })

  test('that expects what nobody knows is one like any other', async () => {
    const { raw, lines } = await serve(sayOk)
    const socket = raw()
    socket.write('GET / HTTP/1.1\r\nHost: wizard.example\r\nConnection: close\r\nExpect: c4nary\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(answer).toMatch(/\r\ncontent-security-policy: default-src 'none'; /)
    expect(lines).toMatchObject([{ path: '/', status: 200 }])
  })

  test.each([
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\naaaaa',
    'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\naaaa',
    'GET / HTTP/1.1\r\nHost : a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n',
    'GET / HTTP/1.1\nHost: a\n\n',
    'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01',
  ])('that can be read in two ways is read in none: %j', async (bytes) => {
    const { raw } = await serve(sayOk)
    const socket = raw()
    socket.write(bytes)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toMatch(/\r\ncontent-security-policy: default-src 'none'; /)
    expect(answer).toMatch(/\r\nx-content-type-options: nosniff\r\n/)
    expect(answer).toMatch(/\r\nstrict-transport-security: max-age=/)
    expect(answer).toMatch(/\r\nThis request (cannot be read|must say which host it is for)\.\n/)
  })
})

describe('a form', () => {
  test('reaches the page whole, whatever was looked at before', async () => {
    const { url } = await serve(async (request, response) => void response.end(await text(request)))
    for (const size of [1, 100_000, 250_000]) {
      const body = FORM.replace('\r\nb\r\n', `\r\n${'ü'.repeat(size / 2)}\r\n`)
      expect(await (await form(url, { body })).text()).toBe(body)
    }
  })

  test('may arrive in parts', async () => {
    const { raw } = await serve(async (request, response) => void response.end(await text(request)))
    const socket = raw()
    socket.write(
      `POST /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${FORM_TYPE}\r\nContent-Length: ${FORM.length}\r\n\r\n`,
    )
    for (const byte of FORM) socket.write(byte)
    expect(await text(socket)).toContain(FORM)
  })

  test.each([
    ['cut off', FORM.slice(0, -6), FORM_TYPE, 400],
    ['rubbish', 'rubbish', FORM_TYPE, 400],
    ['empty', '', FORM_TYPE, 400],
    ['of another boundary', FORM, 'multipart/form-data; boundary=y', 400],
    ['without a boundary', FORM, 'multipart/form-data', 415],
    ['text', 'a=b', 'text/plain', 415],
    ['JSON', '{}', 'application/json', 415],
    ['of the kind that any site can send', 'a=b', 'application/x-www-form-urlencoded', 415],
  ])('that is %s reaches no page', async (_what, body, type, status) => {
    let isReached = false
    const { url } = await serve(async (_request, response) => {
      isReached = true
      response.end()
    })
    const answer = await form(url, { body, headers: { 'content-type': type } })
    expect(answer.status).toBe(status)
    expect(isReached).toBe(false)
  })

  test('without fields is sent as text by a page’s script', async () => {
    const { url } = await serve(async (request, response) => void response.end(await text(request)))
    const headers = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '00' }
    expect(await (await form(url, { body: '["$K1"]', headers })).text()).toBe('["$K1"]')
  })

  test('of a page’s script is refused in the one type whose words the script takes', async () => {
    const { url } = await serve(sayOk)
    const answer = await form(url, { headers: { 'next-action': '00', origin: 'null', 'content-type': FORM_TYPE } })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toBe('text/plain')
  })

  test('that is refused is refused in words, however slowly the rest of it comes', async () => {
    const { raw } = await serve(sayOk)
    const socket = raw()
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 20\r\n\r\n0123456789')
    const [answer] = await once(socket, 'data')
    expect(`${answer}`).toMatch(/^HTTP\/1\.1 405 /)
    socket.write('0123456789')
    expect(`${answer}${await text(socket)}`).toContain('Only GET, HEAD work here.')
  })
})

test('a page that was opened under another name of this machine leads to PUBLIC_URL, once', async () => {
  const publicUrl = 'http://localhost:3000'
  const { raw } = await serve(sayOk, { publicUrl })
  const ask = async (path: string, cookie = '') => {
    const socket = raw()
    const head = `Host: 127.0.0.1:3000\r\nAccept: text/html\r\nConnection: close\r\n${cookie}`
    socket.write(`GET ${path} HTTP/1.1\r\n${head}\r\n`)
    return text(socket)
  }
  const led = await ask('/profiles?q=x')
  expect(led).toMatch(/^HTTP\/1\.1 307 .*\r\nlocation: http:\/\/localhost:3000\/profiles\?q=x\r\n/s)
  expect(await ask('/profiles?q=x', 'Cookie: led-home=1\r\n')).toMatch(/^HTTP\/1\.1 200 /)
  // What looks like another host is refused before.
  expect(await ask('//evil.example/profiles')).toMatch(/^HTTP\/1\.1 400 /)
})

describe('the log', () => {
  test('has each answer with its request and its address, and never a query', async () => {
    const { url, lines } = await serve(sayOk, { trustedProxies: 1 })
    await fetch(`${url}/connect/callback?code=c4nary`, { headers: { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' } })
    expect(lines).toMatchObject([{ method: 'GET', path: '/connect/callback', status: 200, from: '1.2.3.4' }])
    expect(lines[0]?.id).toMatch(/^[0-9a-f]{16}$/)
    expect(JSON.stringify(lines)).not.toContain('c4nary')
  })

  test('quotes no more of a path than leads anywhere', async () => {
    const { url, lines } = await serve(sayOk)
    await fetch(`${url}/${'a'.repeat(100_000)}`)
    expect(JSON.stringify(lines).length).toBeLessThan(1000)
  })

  test.each<[rule: string, path: string, init: RequestInit]>([
    ['unreadable address', '/%ff', {}],
    ['method', '/', { method: 'DELETE' }],
    ['too many parameters', `/?${'c4nary&'.repeat(501)}`, {}],
    ['too many cookies', '/', { headers: { cookie: 'c4nary=c4nary;'.repeat(101) } }],
    ['form too long', '/sign-in', { method: 'POST', body: 'c4nary'.repeat(50_000) }],
    ['form of another site', '/sign-in', { method: 'POST', body: FORM, headers: { origin: 'https://c4nary.example' } }],
    ['form of another kind', '/sign-in', { method: 'POST', body: 'c4nary' }],
    ['broken form', '/sign-in', { method: 'POST', body: 'c4nary', headers: { 'content-type': FORM_TYPE } }],
    ['method', '/_next/static/a.js', { method: 'DELETE' }],
  ])('names the rule that refused: %s, and nothing of what was sent', async (rule, path, init) => {
    const { url, lines } = await serve(sayOk)
    await (await fetch(url + path, init)).text()
    expect(lines).toMatchObject([{ msg: 'answered', rule, status: expect.any(Number) }])
    expect(JSON.stringify(lines)).not.toContain('c4nary')
  })

  test('names the rule that refused what is no HTTP, or says too little', async () => {
    const { raw, lines } = await serve(sayOk)
    for (const bytes of [
      'c4nary\r\n\r\n',
      `GET /${'c4nary'.repeat(50_000)} HTTP/1.1\r\n\r\n`,
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      'POST /sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ]) {
      const socket = raw()
      socket.write(bytes)
      await text(socket)
    }
    expect(lines.map(({ rule, from }) => [rule, from])).toEqual([
      ['unreadable request', '127.0.0.1'],
      ['head too long', '127.0.0.1'],
      ['no host', '127.0.0.1'],
      ['form without length', '127.0.0.1'],
    ])
    expect(JSON.stringify(lines)).not.toContain('c4nary')
  })

  test('names no rule where nothing refused', async () => {
    const { url, lines } = await serve(sayOk)
    await fetch(url)
    expect(lines[0]).not.toHaveProperty('rule')
  })

  test('has what broke', async () => {
    const { url, lines } = await serve(() => Promise.reject(new Error('broken')))
    expect(await (await fetch(url)).text()).not.toContain('broken\n')
    expect(lines).toMatchObject([{ err: { message: 'broken' } }, { status: 500 }])
  })
})

describe('places', () => {
  test('are given back by requests whose connection breaks, however many waited in it', async () => {
    const { url, raw, lines } = await serve(async ({ url }, response) => {
      if (url === '/ok') response.end('ok')
    })
    const broken = 3
    for (let time = 0; time < broken; time++) {
      const socket = raw()
      socket.write('GET /waits HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(100))
      // One network has a hundred places: the next is told that there is none.
      while ((await fetch(`${url}/ok`)).status !== 503);
      socket.resetAndDestroy()
      while ((await fetch(`${url}/ok`)).status !== 200);
    }
    expect(lines.filter(({ path }) => path === '/waits')).toHaveLength(broken * 100)
    expect(lines.find(({ status }) => status === 503)).toMatchObject({ rule: 'too many at once' })
  })
})

describe('what a connection may take is bounded', () => {
  test('a long link is read, and one of more than 256 kB is not', async () => {
    const { url } = await serve(sayOk)
    expect((await fetch(`${url}/?q=${'a'.repeat(250_000)}`)).status).toBe(200)
    expect((await fetch(`${url}/?q=${'a'.repeat(262_144)}`)).status).toBe(431)
  })

  test('for a time that docs/limits.md tells', async () => {
    const { server } = await serve(sayOk)
    expect(server).toMatchObject({
      requestTimeout: 30_000,
      headersTimeout: 30_000,
      timeout: 120_000,
      keepAliveTimeout: 75_000,
    })
  })

  test.each([
    ['head', 'GET / HTTP/1.1\r\nHost: a\r\n'],
    ['form', `POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: ${FORM_TYPE}\r\nContent-Length: 99\r\n\r\n--x`],
  ])(
    'who sends a %s without an end is told so as soon as its time is over',
    async (_what, sent) => {
      const { server, raw, lines } = await serve(sayOk)
      Object.assign(server, { requestTimeout: 100, headersTimeout: 100 })
      const socket = raw()
      socket.write(sent)
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*\r\n\r\nThis request took too long to arrive\.\n$/)
      expect(lines).toContainEqual(expect.objectContaining({ rule: 'too slow', status: 408 }))
    },
    10_000,
  )
})

test('too many requests of one network are told when to come again', async () => {
  const { url, lines } = await serve(sayOk, { requestsPerMinute: 2 })
  const statuses = [await fetch(url), await fetch(url), await fetch(url)].map(({ status }) => status)
  expect(statuses).toEqual([200, 200, 429])
  expect((await fetch(url)).headers.get('retry-after')).toMatch(/^\d+$/)
  expect(lines.map(({ rule }) => rule)).toEqual([undefined, undefined, 'too many requests', 'too many requests'])
  // What looks like a file of the build, and is none, counts.
  expect((await fetch(`${url}/_next/static/..%2f..`)).status).toBe(429)
})
