import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './server'
import { readSettings } from './settings'
import { freshAccount } from './testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

test.each([
  [undefined, { publicUrl: 'http://localhost:4010', hostname: 'localhost', port: 4010 }],
  ['http://127.0.0.1:5000/', { publicUrl: 'http://127.0.0.1:5000', hostname: '127.0.0.1', port: 5000 }],
  ['http://[::1]:5000', { publicUrl: 'http://[::1]:5000', hostname: '[::1]', port: 5000 }],
])('SANDBOX_URL can be %s', (value, settings) => {
  expect(readSettings(value)).toEqual(settings)
})

test.each([
  'https://localhost:4010',
  'http://example.com',
  'http://localhost.evil.example',
  'localhost:4010',
  'http://localhost/x',
])('SANDBOX_URL cannot be %s', (value) => {
  expect(readSettings(value)).toMatch(/^SANDBOX_URL must be .*\.$/)
})

test.each([
  ['evil.example', 421],
  ['localhost.evil.example:4010', 421],
  ['127.0.0.1:4010', 200],
  ['[::1]:4010', 200],
])('a request to the host %s is answered with %i', async (host, status) => {
  const { port } = new URL(sandbox.url)
  const actual = await new Promise((resolve, reject) => {
    const sent = request({ host: 'localhost', port, path: '/', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })
  expect(actual).toBe(status)
})

test('a body of more than 64 kB is refused', async () => {
  const response = await fetch(`${sandbox.url}/sign-in`, { method: 'POST', body: 'x'.repeat(70_000) })
  expect(response.status).toBe(413)
})

test('a path that starts with two slashes does not name another host', async () => {
  expect((await fetch(`${sandbox.url}//evil.example/faults/api`)).status).toBe(200)
})

test('two sandboxes do not share accounts', async () => {
  const other = await startSandbox({ port: 0 })
  expect(other.state.accounts.first).not.toBe(sandbox.state.accounts.first)
  await other.stop()
})

describe('another site', () => {
  const PATHS = [
    '/?account=ID',
    '/sign-in?account=ID',
    '/faults?account=ID',
    '/faults/api/ID',
    '/oidc/accounts/ID/.well-known/openid-configuration',
    '/oidc/accounts/ID/v1/authorize',
    '/api/2.0/accounts/ID/workspaces',
  ]
  const OTHER_SITES: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
  ]
  const statusOf = async (path: string, id: string, headers: Record<string, string>) =>
    (await fetch(sandbox.url + path.replace('ID', id), { headers })).status

  test.each(PATHS)('creates no account with %s', async (path) => {
    for (const headers of OTHER_SITES) expect(await statusOf(path, randomUUID(), headers)).toBe(403)
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }]) {
      expect(await statusOf(path, randomUUID(), headers)).not.toBe(403)
    }
  })

  test.each(PATHS)('can link to an existing account with %s', async (path) => {
    for (const headers of OTHER_SITES) expect(await statusOf(path, freshAccount(sandbox).id, headers)).not.toBe(403)
  })

  test('cannot read the OAuth server’s answers', async () => {
    const base = `${sandbox.url}/oidc/accounts/${freshAccount(sandbox).id}`
    for (const [path, method] of [
      ['/.well-known/openid-configuration', 'GET'],
      ['/.well-known/oauth-authorization-server', 'GET'],
      ['/jwks.json', 'GET'],
      ['/v1/token', 'POST'],
      ['/v1/token', 'OPTIONS'],
    ] as const) {
      const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' }
      const answer = await fetch(base + path, { method, headers })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })
})
