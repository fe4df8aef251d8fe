import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { type Sandbox, startSandbox } from '../server'
import { browserOf, CONNECTIONS, FORM, readable, textOf } from '../testing/console'
import { freshAccount } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

describe('signing in', () => {
  test('is required on every page', async () => {
    for (const path of ['/', '/workspaces', '/settings', CONNECTIONS, `${CONNECTIONS}/add`]) {
      const page = await textOf(fetch(sandbox.url + path))
      expect(readable(page)).toMatch(/Ada Admin, account admin .*Ursula User/)
      expect(page).toContain('<option value="5a4db0c5-0001-4000-8000-000000000001" selected>')
    }
  })

  test('works for any account', async () => {
    const account = freshAccount(sandbox)
    expect(await textOf(fetch(`${sandbox.url}/?account=${account.id}`))).toContain(`value="${account.id}" selected`)
    const browser = await browserOf(sandbox, account, 'ada')
    expect(await textOf(browser.get('/'))).toContain(account.id)
  })

  test('ends by signing out', async () => {
    const browser = await browserOf(sandbox, freshAccount(sandbox), 'ada')
    expect(readable(await textOf(browser.post('/sign-out', {})))).toContain('Sign in to Databricks')
  })
})

test('every page says that it is the sandbox', async () => {
  const browser = await browserOf(sandbox, freshAccount(sandbox), 'ada')
  for (const path of [
    '/',
    '/user-management',
    CONNECTIONS,
    `${CONNECTIONS}/add`,
    '/faults',
    '/no/such/page',
    '/oidc/x',
  ]) {
    const response = await browser.get(path)
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toMatch(/<title>Sandbox · /)
    expect(page).toContain('Sandbox: a stand-in for Databricks, on this machine')
  }
})

test('every word that the guide quotes is on the pages', async () => {
  const browser = await browserOf(sandbox, freshAccount(sandbox), 'ada')
  const home = await textOf(browser.get('/'))
  expect(home).toContain('user avatar')
  expect(readable(home)).toMatch(/My account .*Account ID/)
  expect(readable(home)).toMatch(/Settings/)
  const connections = readable(await textOf(browser.get(CONNECTIONS)))
  expect(connections).toMatch(/App connections .*Add connection/)

  const form = readable(await textOf(browser.get(`${CONNECTIONS}/add`)))
  const [drawn] = databricksOauthU2m.forms
  expect(form).toContain(drawn?.title)
  for (const { label, unit } of drawn?.fields ?? []) expect(form).toContain(unit ? `${label} (${unit})` : label)
  for (const value of ['access-scopes', 'generate-secret']) {
    expect(form).toContain(databricksOauthU2m.constants[value])
  }
  expect(form).toMatch(/ SQL .* Add /)

  const created = readable(await textOf(browser.post(`${CONNECTIONS}/add`, FORM)))
  expect(created).toMatch(/Connection created .*Client ID .*Client Secret .*Done/)
})

test('a user who is signed in to the console only has to agree', async () => {
  const account = freshAccount(sandbox)
  const browser = await browserOf(sandbox, account, 'ada')
  await browser.post(`${CONNECTIONS}/add`, FORM)
  const [app] = [...account.apps.values()]
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app?.clientId ?? '',
    redirect_uri: 'http://localhost:9/callback',
    scope: 'scim',
  })
  const path = `/oidc/accounts/${account.id}/v1/authorize?${query}`
  expect(readable(await textOf(browser.get(path)))).toMatch(/Allow StackOne Integration .*as Ada Admin .*scim/)
  expect(readable(await textOf(browser.get(`${path}&prompt=login`)))).toContain('Sign in to Databricks')

  const other = /href="([^"]*step=sign-in)"/.exec(await textOf(browser.get(path)))?.[1] ?? ''
  expect(readable(await textOf(browser.get(other)))).toContain('Sign in to Databricks')
  const consent = await textOf(browser.post(other, { user: 'ursula' }))
  expect(readable(consent)).toContain('as Ursula User')
})
