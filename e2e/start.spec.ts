import { once } from 'node:events'
import { createServer } from 'node:http'
import { freePort } from './support/free-port'
import { expect, pagelessTest as test } from './support/test'
import { startAndFail } from './support/wizard'

test('a port in use stops the start with one sentence', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const { status, output } = await startAndFail({ PORT: `${port}` })
  other.close()
  expect(output.trim()).toBe(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`)
  expect(status).toBe(1)
})

const INVALID = [
  [
    ['PORT', 'eighty', 'must be a whole number'],
    ['PUBLIC_URL', 'https://wizard.example.com/setup', 'must be an address without path, query or user'],
    ['DATABASE_URL', 'mysql://root:canary@db/wizard', 'must be the address of a PostgreSQL database'],
    ['SECRETS_KEY', 'canary', 'must be one or more keys of 32 bytes in Base64'],
    ['HTTPS_PROXY', 'socks5://user:canary@proxy:1080', 'must be the address of an http or https proxy'],
    ['LOG_LEVEL', 'canary', 'must be one of silent, error, warn, info, debug'],
  ],
  [
    ['PORT', '70000', 'must be 65535 or less'],
    ['PUBLIC_URL', 'wizard.example.com', 'must be an http or https address, like https://wizard.example.com'],
    ['AUTH_ALLOWED', '*.example.com', 'must list e-mail addresses and domains'],
    ['TRUSTED_PROXIES', '-1', 'must be a whole number'],
  ],
] as const

for (const settings of INVALID) {
  const names = settings.map(([name]) => name).join(', ')
  test(`invalid settings stop the start with one line that names each and repeats none: ${names}`, async () => {
    const { status, output } = await startAndFail(Object.fromEntries(settings))
    expect(output.trim()).toMatch(/^Invalid settings: /)
    for (const [name, , reason] of settings) expect(output).toContain(`${name} ${reason}`)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(output).not.toContain('canary')
    expect(status).toBe(1)
  })
}

test('a second process on the same folder exits with one sentence, and the first keeps running', async ({
  wizard,
  request,
}) => {
  const { status, output } = await startAndFail({ PORT: `${await freePort()}`, DATA_DIR: wizard.dataDir })
  expect(output.trim()).toBe(
    `Another wizard is using the folder ${wizard.dataDir}. Stop it, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL database.`,
  )
  expect(status).toBe(1)
  expect((await request.get('/sign-in')).status()).toBe(200)
})

test('a read-only folder stops the start with one sentence', async () => {
  const { status, output } = await startAndFail({ PORT: `${await freePort()}`, DATA_DIR: '/dev/null/data' })
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).toContain('DATA_DIR')
  expect(output).toContain('/dev/null/data')
  expect(status).toBe(1)
})

test('a missing CA file stops the start with one sentence and its full path', async () => {
  const { status, output } = await startAndFail({
    PORT: `${await freePort()}`,
    EXTRA_CA_CERTS: 'package.json, missing.pem',
  })
  expect(output.trim()).toMatch(/^EXTRA_CA_CERTS: \/\S+\/package\.json has no certificate in PEM form\..*\.$/)
  expect(output).not.toContain('standalone')
  expect(status).toBe(1)
})

test('without a build, the start names the command to run', async () => {
  const { status, output } = await startAndFail({ BUILD_DIR: '.next-nowhere' })
  expect(output.trim()).toBe('There is no build yet: run "npm run build", or "npm run quickstart".')
  expect(status).toBe(1)
})
