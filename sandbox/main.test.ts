import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startSandbox } from './server'
import { start } from './start'
import { put } from './testing/put'

const ACCOUNT = '5a4db0c5-0001-4000-8000-000000000001'

test('the sandbox prints its address, and ends at once although an answer is pending', {
  timeout: 20_000,
}, async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, SANDBOX_URL: url } })
  try {
    const [said] = await once(child.stdout, 'data')
    expect(String(said)).toBe(`The sandbox is at ${url}\n`)
    await put(`${url}/faults/api/${ACCOUNT}`, { on: ['jwks-hang'] })
    const hanging = fetch(`${url}/oidc/accounts/${ACCOUNT}/jwks.json`).catch(() => 'broken off')
    await new Promise((resolve) => setTimeout(resolve, 50))
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(await hanging).toBe('broken off')
  } finally {
    child.kill('SIGKILL')
  }
})

test('a port in use is reported in one sentence', async () => {
  const sandbox = await startSandbox({ port: 0, hostname: '127.0.0.1' })
  expect(await start(sandbox.url)).toBe(
    `Port ${new URL(sandbox.url).port} is in use: give the sandbox another with SANDBOX_URL.`,
  )
  await sandbox.stop()
})

test('a wrong address is reported in one sentence', async () => {
  expect(await start('https://localhost')).toMatch(/^SANDBOX_URL must be .*\.$/)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
