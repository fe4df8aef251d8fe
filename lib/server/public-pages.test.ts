import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import inject, { type InjectOptions } from 'light-my-request'
import { beforeEach, expect, test } from 'vitest'
import { type Handle, publicPages } from './public-pages'

const GUIDE = '/connectors/acme/api-key'

let asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[]
let answerAs: (url: string) => { status: number; isBroken?: boolean; isCutOff?: boolean; padding?: number; ms?: number }

beforeEach(() => {
  asked = []
  answerAs = () => ({ status: 200 })
})

/** What Next does: a page with the nonce of its policy in it, here and there. */
const render: Handle = async ({ method, url = '', headers }, response) => {
  asked.push({ method, url, headers })
  const { status, isBroken = false, isCutOff = false, padding = 0, ms = 0 } = answerAs(url)
  if (isBroken) throw new Error('broken')
  if (ms > 0) await setTimeout(ms)
  const nonce = /'nonce-([^']+)'/.exec(`${headers['content-security-policy']}`)?.[1]
  response.writeHead(status, { link: `</a.css>; nonce="${nonce}"`, 'content-type': 'text/html; charset=utf-8' })
  response.write(`<script nonce="${nonce}"></script>`)
  if (isCutOff) throw new Error('broken on the way')
  response.end(`${url} “${nonce}”${'.'.repeat(padding)}`)
}

/** A server that gives each request a policy of its own, as ours does; asks it. */
function visitor() {
  const pages = publicPages(render, [{ connector: 'acme', slug: 'api-key' }])
  const listener: RequestListener = (request, response) => {
    const nonce = randomBytes(16).toString('base64')
    request.headers['content-security-policy'] = `script-src 'nonce-${nonce}'`
    response.setHeader('x-nonce', nonce)
    pages(request, response, nonce).catch(() => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end('broken')
    })
  }
  return async (url: string, options: Pick<InjectOptions, 'method' | 'headers'> = {}) => {
    const answer = await inject(listener, { url, ...options })
    return { ...answer, nonce: `${answer.headers['x-nonce']}` }
  }
}

test.each(['/', GUIDE, `${GUIDE}?actions=a,b`, `${GUIDE}/guide.md`, `${GUIDE}/guide.json?actions=a`])(
  '%s is made once, and each answer has a nonce of its own',
  async (url) => {
    const get = visitor()
    for (const { nonce, body, headers } of [await get(url), await get(url), await get(url)]) {
      expect(body).toBe(`<script nonce="${nonce}"></script>${url} “${nonce}”`)
      expect(headers.link).toBe(`</a.css>; nonce="${nonce}"`)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
    }
    expect(asked).toHaveLength(1)
  },
)

test('who asks at the same time waits for the same page', async () => {
  const get = visitor()
  const answers = await Promise.all(Array.from({ length: 5 }, () => get(GUIDE)))
  expect(asked).toHaveLength(1)
  for (const { nonce, body } of answers) expect(body).toContain(`“${nonce}”`)
})

test('a page is made of its address alone: nothing of a visitor is in it', async () => {
  const get = visitor()
  await get(GUIDE, {
    headers: { cookie: 'session=x', host: 'evil.example', 'x-forwarded-host': 'evil.example', 'accept-language': 'de' },
  })
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['content-security-policy', 'host', 'user-agent'])
  expect(JSON.stringify(asked[0])).not.toMatch(/evil|session/)
})

test('each address has its own page', async () => {
  const get = visitor()
  for (const url of [GUIDE, `${GUIDE}?actions=a`, `${GUIDE}?actions=b`])
    expect((await get(url)).body).toContain(`>${url} `)
  expect(asked).toHaveLength(3)
})

test.each<[what: string, url: string, options: Parameters<ReturnType<typeof visitor>>[1]]>([
  ['an admin’s page', '/profiles', { headers: { cookie: 'session=x' } }],
  ['another connector’s path', '/connectors/acme/other', {}],
  ['a text that the visitor may have already', `${GUIDE}/guide.md`, { headers: { 'if-none-match': '"a"' } }],
  ['a form', GUIDE, { method: 'POST' }],
  ['a look at the head alone', GUIDE, { method: 'HEAD' }],
  ['what is no document', GUIDE, { headers: { rsc: '1' } }],
  ['an address without an end', `${GUIDE}?actions=${'a'.repeat(2000)}`, {}],
])('%s is made each time, of the whole request', async (_what, url, options) => {
  const get = visitor()
  await get(url, options)
  await get(url, options)
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({ url, ...options })
})

test('what is no page is not kept', async () => {
  const get = visitor()
  answerAs = () => ({ status: 307 })
  expect((await get(GUIDE)).statusCode).toBe(307)
  answerAs = () => ({ status: 200, isBroken: true })
  expect((await get(GUIDE)).statusCode).toBe(500)
  answerAs = () => ({ status: 200 })
  expect((await get(GUIDE)).statusCode).toBe(200)
})

test('the pages of many addresses do not fill the memory', async () => {
  const get = visitor()
  answerAs = () => ({ status: 200, padding: 4_000_000 })
  for (const query of ['a', 'b', 'c', 'c', 'b', 'a']) await get(`${GUIDE}?${query}`)
  // Two of them have room.
  expect(asked.map(({ url }) => url?.at(-1))).toEqual(['a', 'b', 'c', 'a'])
})

test.each([200, 307])(
  'who waits for an answer of %s gets it, however many pages are made meanwhile',
  async (status) => {
    const get = visitor()
    answerAs = (url) => (url.endsWith('?slow') ? { status, ms: 50 } : { status: 200, padding: 6_000_000 })
    const [slow] = await Promise.all([get(`${GUIDE}?slow`), get(`${GUIDE}?a`), get(`${GUIDE}?b`), get(`${GUIDE}?c`)])
    expect(slow?.statusCode).toBe(status)
  },
)

test('a page that breaks half way is not kept, and ends no process', async () => {
  const get = visitor()
  answerAs = () => ({ status: 200, isCutOff: true })
  await expect(get(GUIDE)).rejects.toThrow()
  answerAs = () => ({ status: 200 })
  expect((await get(GUIDE)).body).toContain(`>${GUIDE} `)
})

test.each([
  ['gzip, deflate, br', true],
  ['GZIP;q=0.5', true],
  ['br', false],
  ['gzip;q=0', false],
  ['gzip; q=0.0, br', false],
  [undefined, false],
])('who accepts “%s” is answered so: compressed %s', async (accepted, isCompressed) => {
  const get = visitor()
  const { headers, rawPayload, nonce } = await get(GUIDE, { headers: accepted ? { 'accept-encoding': accepted } : {} })
  expect(headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined)
  expect((isCompressed ? gunzipSync(rawPayload) : rawPayload).toString()).toContain(`“${nonce}”`)
})

test('over a real connection the length is told', async () => {
  const pages = publicPages(render, [])
  const server = createServer((request, response) => void pages(request, response, 'own'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen.')
  const answer = await fetch(`http://127.0.0.1:${address.port}/`, { headers: { 'accept-encoding': 'identity' } })
  const body = await answer.text()
  expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(body))
  expect(answer.headers.get('transfer-encoding')).toBeNull()
  server.close()
})
