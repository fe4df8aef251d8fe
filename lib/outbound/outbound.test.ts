import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { makeCertificate } from '@/e2e/support/certificate'
import { type ConnectProxy, startConnectProxy } from '@/e2e/support/connect-proxy'
import { boundedFetch } from '../oauth-test/bounded-fetch'
import { toResult } from '../oauth-test/to-problem'
import { makeOutbound } from './outbound'

const HOST = 'provider.example'
const folder = mkdtempSync(join(tmpdir(), 'wizard-outbound-'))
const authority = makeCertificate({ name: 'The company’s authority', isAuthority: true })
const below = makeCertificate({ name: 'An authority below it', issuer: authority, isAuthority: true })
const good = makeCertificate({ name: HOST, issuer: authority })
const local = makeCertificate({ issuer: authority })
const chained = makeCertificate({ name: HOST, issuer: below })
const AUTHORITY = pemFile('authority.pem', authority.cert)

const open: (() => unknown)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
afterAll(() => rmSync(folder, { recursive: true }))

function pemFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const sockets = new Set<{ destroy: () => void }>()
  server.on('connection', (socket) => sockets.add(socket))
  open.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

function startTls(options: ServerOptions): Promise<number> {
  return listen(createHttpsServer(options, (_request, response) => response.end('there')))
}

async function startProxy(options: Parameters<typeof startConnectProxy>[0]): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(options)
  open.push(proxy.stop)
  return proxy
}

interface Way {
  proxy?: string
  except?: string[]
  trusted?: string[]
}

/** Sends one request, like a live test. */
async function ask(address: string, { proxy, except = [], trusted = [] }: Way = {}) {
  const way = makeOutbound({
    proxies: { https: proxy ?? null, http: proxy ?? null, except },
    caFiles: trusted.map((path) => ({ setting: 'EXTRA_CA_CERTS', path })),
  })
  const asked = boundedFetch({
    ...way,
    origin: new URL(address).origin,
    signal: AbortSignal.timeout(5000),
    clock: () => 0,
    onExchange: () => {},
  })
  return toResult(async () => (await asked(address)).text())
}

/** The result of a request to the provider through a proxy. */
async function askThrough(proxy: ConnectProxy, way: Omit<Way, 'proxy'> = { trusted: [AUTHORITY] }) {
  return ask(`https://${HOST}/`, { proxy: `http://localhost:${proxy.port}`, ...way })
}

function failed(problem: object) {
  return { ok: false, problem: { kind: 'network', ...problem } }
}

test('a host that only the proxy can resolve is reached through it', async () => {
  const port = await startTls(good)
  const proxy = await startProxy({ hosts: { [`${HOST}:443`]: port } })
  expect(await askThrough(proxy)).toEqual({ ok: true, value: 'there' })
  expect([proxy.asked, proxy.signIns]).toEqual([[`${HOST}:443`], [undefined]])
})

test.each([
  ['ann:pass', 'ann:pass'],
  ['ann%40corp:p%3Ass%2F%C3%BC', 'ann@corp:p:ss/ü'],
  ['ann', 'ann:'],
])('a proxy is signed in to with %s', async (userInfo, credentials) => {
  const port = await startTls(good)
  const { port: proxyPort, signIns } = await startProxy({ hosts: { [`${HOST}:443`]: port } })
  const way = { proxy: `http://${userInfo}@localhost:${proxyPort}`, trusted: [AUTHORITY] }
  expect(await ask(`https://${HOST}/`, way)).toMatchObject({ ok: true })
  expect(signIns).toEqual([`Basic ${Buffer.from(credentials).toString('base64')}`])
})

test('a proxy with a company certificate is reached over TLS', async () => {
  const port = await startTls(good)
  const proxy = await startProxy({ hosts: { [`${HOST}:443`]: port }, certificate: local })
  const way = { proxy: `https://localhost:${proxy.port}` }
  expect(await ask(`https://${HOST}/`, { ...way, trusted: [AUTHORITY] })).toMatchObject({ ok: true })
  expect(await ask(`https://${HOST}/`, way)).toEqual(
    failed({ reason: 'proxy-tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', proxy: `localhost:${proxy.port}` }),
  )
})

test('requests to this machine and to hosts in NO_PROXY skip the proxy', async () => {
  const port = await listen(createHttpServer((_request, response) => response.end('here')))
  const proxy = await startProxy({})
  expect(await ask(`http://localhost:${port}/`, { proxy: `http://localhost:${proxy.port}` })).toMatchObject({
    ok: true,
  })
  expect(await askThrough(proxy, { except: ['example'] })).toMatchObject(failed({ reason: 'not-found' }))
  expect(proxy.asked).toEqual([])
})

test.each([
  [{ status: 403 }, { reason: 'proxy-forbids', code: '403' }],
  [
    { status: 407, headers: { 'proxy-authenticate': 'Basic realm="The proxy, here"' } },
    { reason: 'proxy-sign-in', code: '407', detail: 'Basic' },
  ],
  [
    { status: 407, headers: { 'proxy-authenticate': 'Negotiate, NTLM' } },
    { reason: 'proxy-sign-in', code: '407', detail: 'Negotiate, NTLM' },
  ],
  [{ status: 503 }, { reason: 'proxy-failed', code: '503' }],
])('a proxy that answers %j is named with its reason', async (refusal, problem) => {
  const proxy = await startProxy({ refusal })
  expect(await askThrough(proxy)).toEqual(failed({ ...problem, proxy: `localhost:${proxy.port}` }))
})

test('an unreachable, unknown or non-HTTP proxy is named', async () => {
  const none = await ask(`https://${HOST}/`, { proxy: 'http://user:hunter2@localhost:2' })
  expect(none).toEqual(failed({ reason: 'proxy-unreachable', code: 'ECONNREFUSED', proxy: 'localhost:2' }))
  expect(await ask(`https://${HOST}/`, { proxy: 'http://proxy.invalid:3128' })).toMatchObject(
    failed({ reason: 'proxy-not-found', proxy: 'proxy.invalid:3128' }),
  )
  const closing = await listen(createTcpServer((socket) => socket.destroy()))
  expect(await ask(`https://${HOST}/`, { proxy: `http://localhost:${closing}` })).toMatchObject(
    failed({ reason: 'proxy-broken', proxy: `localhost:${closing}` }),
  )
})

const UNTRUSTED = [
  ['signed by itself', makeCertificate({ name: HOST }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['of an unknown authority', good, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['with its unknown authority', { key: good.key, cert: `${good.cert}${authority.cert}` }, 'SELF_SIGNED_CERT_IN_CHAIN'],
] as const

test.each(UNTRUSTED)('a certificate %s is not trusted: the host was reached', async (_what, certificate, code) => {
  const port = await startTls(certificate)
  const proxy = await startProxy({ hosts: { [`${HOST}:443`]: port } })
  const problem = { reason: 'untrusted', code, proxy: `localhost:${proxy.port}` }
  expect(await askThrough(proxy, {})).toEqual(failed(problem))
})

test('an untrusted certificate is refused without a proxy too', async () => {
  const port = await startTls({ key: local.key, cert: `${local.cert}${authority.cert}` })
  expect(await ask(`https://localhost:${port}/`)).toEqual(
    failed({ reason: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
  )
  expect(await ask(`https://localhost:${port}/`, { trusted: [AUTHORITY] })).toMatchObject({ ok: true })
})

test.each([
  ['expired', makeCertificate({ issuer: authority, days: [-9, -1] }), { reason: 'expired', code: 'CERT_HAS_EXPIRED' }],
  [
    'not valid yet',
    makeCertificate({ issuer: authority, days: [1, 9] }),
    { reason: 'not-yet-valid', code: 'CERT_NOT_YET_VALID' },
  ],
  ['for another name', good, { reason: 'other-name', code: 'ERR_TLS_CERT_ALTNAME_INVALID', detail: HOST }],
])('a certificate that is %s has its own reason', async (_what, certificate, problem) => {
  const port = await startTls(certificate)
  expect(await ask(`https://localhost:${port}/`, { trusted: [AUTHORITY] })).toEqual(failed(problem))
})

test('a missing common TLS version and a plain answer have their own reasons', async () => {
  const old = await startTls({ ...local, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' })
  expect(await ask(`https://localhost:${old}/`, { trusted: [AUTHORITY] })).toMatchObject(
    failed({ reason: 'handshake' }),
  )
  for (const first of ['HTTP/1.1 400 Bad Request\r\n\r\n', 'SSH-2.0-OpenSSH_9.6\r\n']) {
    const plain = await listen(createTcpServer((socket) => socket.once('data', () => socket.end(first))))
    expect(await ask(`https://localhost:${plain}/`)).toMatchObject(failed({ reason: 'plain-http' }))
  }
})

test.each([
  ['several files', [pemFile('other.pem', makeCertificate({ isAuthority: true }).cert), AUTHORITY]],
  [
    'a file with text and several certificates',
    [pemFile('bundle.pem', `# ours\r\n${below.cert}text\n${authority.cert}`)],
  ],
  ['the authority that signs, without the one above', [pemFile('below.pem', below.cert)]],
])('%s can add trusted authorities', async (_what, trusted) => {
  const port = await startTls({ key: chained.key, cert: `${chained.cert}${below.cert}` })
  const proxy = await startProxy({ hosts: { [`${HOST}:443`]: port } })
  expect(await askThrough(proxy, { trusted })).toMatchObject({ ok: true })
})

test.each([
  ['missing.pem', null, /^EXTRA_CA_CERTS: \S+missing\.pem does not exist\.$/],
  ['', null, /^EXTRA_CA_CERTS: \S+ is a folder: name its files\.$/],
  ['empty.pem', '', /empty\.pem has no certificate in PEM form\. .+\.$/],
  ['ca.der', '0\u0082\u0001\u0000', /ca\.der has no certificate in PEM form\. .+\.$/],
  ['key.pem', good.key, /key\.pem has no certificate in PEM form\. .+\.$/],
  ['cut.pem', authority.cert.replace(/\n.{40}/, '\n'), /^EXTRA_CA_CERTS: certificate 1 in \S+cut\.pem is damaged\.$/],
])('the unusable authority file “%s” is named with its fault', (name, text, message) => {
  const path = text === null ? join(folder, name) : pemFile(name, text)
  const caFiles = [{ setting: 'EXTRA_CA_CERTS', path }]
  expect(() => makeOutbound({ proxies: { https: null, http: null, except: [] }, caFiles })).toThrow(message)
})
