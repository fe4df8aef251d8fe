import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { addApp } from '../testing/app'
import { clientOf, freshAccount, signIn } from '../testing/flow'
import { put } from '../testing/put'
import { FAULTS } from './table'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

test('no two faults have the same id', () => {
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length)
})

describe('the HTTP interface', () => {
  test('lists the faults', async () => {
    const { faults } = await (await fetch(`${sandbox.url}/faults/api`)).json()
    expect(faults).toHaveLength(FAULTS.length)
    expect(faults).toContainEqual({ id: 'api-hang', title: 'No answer arrives', target: 'api' })
  })

  test('sets the faults of one account only', async () => {
    const [account, other] = [freshAccount(sandbox), freshAccount(sandbox)]
    const url = `${sandbox.url}/faults/api/${account.id}`
    const set = { on: ['api-500', 'metadata-html'], latency: 1 }
    expect(await (await put(url, set)).json()).toEqual(set)
    expect(await (await fetch(url)).json()).toEqual(set)
    expect(await (await fetch(`${sandbox.url}/faults/api/${other.id}`)).json()).toEqual({ on: [], latency: 0 })
    expect((await fetch(`${sandbox.url}/api/2.0/accounts/${account.id}/workspaces`)).status).toBe(500)
    expect((await fetch(`${sandbox.url}/api/2.0/accounts/${other.id}/workspaces`)).status).toBe(401)
  })

  test.each([
    [{ on: ['api-500', 'nope', 'neither'] }, `There is no fault called 'nope', 'neither'.`],
    [{ latency: -1 }, 'latency must not be negative.'],
    [{ latency: 1.5 }, 'latency must be a whole number of milliseconds.'],
    [{ on: 'api-500' }, 'on must be a list of fault ids.'],
  ])('refuses %j', async (body, message) => {
    const account = freshAccount(sandbox)
    const response = await put(`${sandbox.url}/faults/api/${account.id}`, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ message })
  })

  test('creates an app connection', async () => {
    const account = freshAccount(sandbox)
    const response = await put(`${sandbox.url}/faults/api/${account.id}/apps`, {
      name: 'By a test',
      redirect_urls: ['http://localhost:9/callback'],
      scopes: ['all-apis'],
      confidential: true,
      token_access_policy: { access_token_ttl_in_minutes: 5 },
    })
    const { client_id, client_secret } = await response.json()
    const client = await clientOf(sandbox, account, { clientId: client_id, secret: client_secret })
    expect(await signIn(client, 'scim offline_access')).toMatchObject({ expires_in: 300 })
  })

  test('refuses other sites', async () => {
    const url = `${sandbox.url}/faults/api/${freshAccount(sandbox).id}`
    expect((await put(url, { on: [] }, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await put(url, { on: [] }, { origin: sandbox.url })).status).toBe(200)
  })
})

test('latency delays every answer', async () => {
  const account = freshAccount(sandbox)
  await put(`${sandbox.url}/faults/api/${account.id}`, { latency: 120 })
  const start = Date.now()
  await fetch(`${sandbox.url}/oidc/accounts/${account.id}/jwks.json`)
  expect(Date.now() - start).toBeGreaterThan(100)
})

describe('the faults page', () => {
  test('saves the ticked faults, and can switch all off', async () => {
    const account = freshAccount(sandbox)
    addApp(account)
    const url = `${sandbox.url}/faults?account=${account.id}`
    expect(await (await fetch(url)).text()).toContain('rehearse what the wizard says')
    const post = (body: string) =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    const saved = await (await post('on=api-500&on=jwks-hang&latency=2&do=save')).text()
    expect(saved).toContain('value="api-500" checked')
    expect([...account.faults.on]).toEqual(['api-500', 'jwks-hang'])
    expect(account.faults.latency).toBe(2)
    await post('on=api-500&latency=2&do=all-off')
    expect(account.faults).toEqual({ on: new Set(), latency: 0 })
  })
})
