import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './server'
import { readSettings } from './settings'

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

test('a path that begins with two slashes is no other host', async () => {
  expect((await fetch(`${sandbox.url}//evil.example/faults/api`)).status).toBe(200)
})

test('two sandboxes do not know each other’s accounts', async () => {
  const other = await startSandbox({ port: 0 })
  const id = '5a4db0c5-0001-4000-8000-000000000001'
  expect(other.state.accounts.find(id)).not.toBe(sandbox.state.accounts.find(id))
  await other.stop()
})
