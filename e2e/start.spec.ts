import { once } from 'node:events'
import { createServer } from 'node:http'
import { freePort } from './support/free-port'
import { expect, test } from './support/test'
import { startAndFail } from './support/wizard'

test('a port in use ends the start with one sentence', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const { status, output } = await startAndFail({ PORT: `${port}` })
  other.close()
  expect(output.trim()).toBe(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
  expect(status).toBe(1)
})

for (const [name, value, reason] of [
  ['PORT', 'eighty', 'must be a port number from 1 to 65535'],
  ['PORT', '70000', 'must be 65535 or less'],
  ['PUBLIC_URL', 'wizard.example.com', 'must be an http or https address, like https://wizard.example.com'],
  ['PUBLIC_URL', 'https://wizard.example.com/setup', 'must be an address without path, query or user'],
] as const) {
  test(`${name}=${value} ends the start with one sentence`, async () => {
    const { status, output } = await startAndFail({ [name]: value })
    expect(output.trim()).toContain(`The settings are not right: ${name} ${reason}`)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
  })
}

test('without a build the start says what to run', async () => {
  const { status, output } = await startAndFail({ BUILD_DIR: '.next-nowhere' })
  expect(output.trim()).toBe('There is no build yet: run "npm run build", or "npm run quickstart".')
  expect(status).toBe(1)
})
