import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/databricks/oauth-u2m'
import { type Sandbox, startSandbox } from '../server'
import type { Account } from '../state/account'
import { Cookies } from '../testing/cookies'
import { clientOf, freshAccount, signIn } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

const CONNECTIONS = '/settings/app-connections'
const FORM = {
  name: 'StackOne Integration',
  redirect_urls: 'https://api.stackone.com/connect/oauth2/databricks/callback\r\nhttp://localhost:9/callback\r\n',
  access_scopes: 'all-apis',
  generate_secret: 'on',
  access_minutes: '60',
  refresh_minutes: '129600',
}

interface Browser {
  get: (path: string) => Promise<Response>
  post: (path: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
}

async function browserOf(account: Account, user: 'ada' | 'ursula'): Promise<Browser> {
  const cookies = new Cookies()
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = sandbox.url + path
    const headers = { cookie: cookies.headerFor(url), ...init.headers }
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    cookies.keep(url, response.headers.getSetCookie())
    const location = response.headers.get('location')
    return location ? ask(location) : response
  }
  const browser: Browser = {
    get: ask,
    post: (path, form, headers = {}) => ask(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  }
  await browser.post('/sign-in', { user, account: account.id })
  return browser
}

async function textOf(response: Response | Promise<Response>): Promise<string> {
  return (await response).text()
}

/** The text of a page, without its tags. */
function readable(page: string): string {
  return page
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('signing in', () => {
  test('is asked for on every page', async () => {
    for (const path of ['/', '/workspaces', '/settings', CONNECTIONS, `${CONNECTIONS}/add`]) {
      const page = await textOf(fetch(sandbox.url + path))
      expect(readable(page)).toMatch(/Ada Admin, account admin .*Ursula User/)
      expect(page).toContain('<option value="5a4db0c5-0001-4000-8000-000000000001" selected>')
    }
  })

  test('can be to any account', async () => {
    const account = freshAccount(sandbox)
    expect(await textOf(fetch(`${sandbox.url}/?account=${account.id}`))).toContain(`value="${account.id}" selected`)
    const browser = await browserOf(account, 'ada')
    expect(await textOf(browser.get('/'))).toContain(account.id)
  })

  test('is undone by signing out', async () => {
    const browser = await browserOf(freshAccount(sandbox), 'ada')
    expect(readable(await textOf(browser.post('/sign-out', {})))).toContain('Sign in to Databricks')
  })
})

test('every page says what it is', async () => {
  const browser = await browserOf(freshAccount(sandbox), 'ada')
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

test('the words of the guide are all there', async () => {
  const browser = await browserOf(freshAccount(sandbox), 'ada')
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

describe('an app connection', () => {
  test('is made, works, is edited and is deleted; its secret is shown once', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(account, 'ada')
    const created = await textOf(browser.post(`${CONNECTIONS}/add`, FORM))
    const secret = /dose[0-9a-f]{32}/.exec(created)?.[0] ?? ''
    const [app] = [...account.apps.values()]
    expect(app).toMatchObject({ secret, scopes: ['all-apis'], policy: { accessMinutes: 60, refreshMinutes: 129_600 } })
    expect(created).toContain(app?.clientId)

    const client = await clientOf(sandbox, account, { clientId: app?.clientId ?? '', secret })
    expect((await signIn(client, 'openid scim offline_access')).refresh_token).toMatch(/^doau/)

    const list = await textOf(browser.get(CONNECTIONS))
    expect(readable(list)).toMatch(/StackOne Integration .*Edit .*Delete/)
    const path = `${CONNECTIONS}/${app?.integrationId}`
    const edit = await textOf(browser.get(`${path}/edit`))
    expect(edit).toContain('http://localhost:9/callback')
    expect(list + edit).not.toContain(secret)

    const changes = { redirect_urls: 'http://localhost:8/other', access_minutes: '5', refresh_minutes: '10' }
    await browser.post(`${path}/edit`, changes)
    const [edited] = [...account.apps.values()]
    expect(edited).toMatchObject({
      name: 'StackOne Integration',
      secret,
      redirectUrls: ['http://localhost:8/other'],
      policy: { accessMinutes: 5, refreshMinutes: 10 },
    })

    expect(readable(await textOf(browser.get(`${path}/delete`)))).toContain('Delete StackOne Integration?')
    expect(account.apps.size).toBe(1)
    await browser.post(`${path}/delete`, {})
    expect(account.apps.size).toBe(0)
  })

  test('can do without a secret, and with SQL only', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(account, 'ada')
    const { generate_secret: _, ...form } = FORM
    const created = readable(await textOf(browser.post(`${CONNECTIONS}/add`, { ...form, access_scopes: 'sql' })))
    expect(created).not.toContain('dose')
    expect([...account.apps.values()]).toMatchObject([{ secret: null, isConfidential: false, scopes: ['sql'] }])
  })

  test.each([
    [{ name: ' ' }, 'Enter a name of at most 200 characters.'],
    [{ redirect_urls: '\n' }, 'Enter at least one redirect URL.'],
    [{ redirect_urls: 'https://ok.example\nlocalhost:3000' }, '“localhost:3000” is not a full URL.'],
    [{ redirect_urls: 'javascript://x' }, '“javascript://x” is not a full URL.'],
    [{ access_minutes: '4' }, 'Enter a whole number of minutes, from 5 to 1440.'],
    [{ access_minutes: '1441' }, 'Enter a whole number of minutes, from 5 to 1440.'],
    [{ refresh_minutes: '129601' }, 'Enter a whole number of minutes, from 5 to 129600.'],
    [{ refresh_minutes: '6.5' }, 'Enter a whole number of minutes, from 5 to 129600.'],
    [{ refresh_minutes: '59' }, 'This must not be lower than the access token TTL.'],
    [{ access_scopes: 'both' }, 'Choose All APIs or SQL.'],
  ])('is not made with %j, and nothing typed is lost', async (typed, message) => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(account, 'ada')
    const form = { ...FORM, name: 'Typed <name>', ...typed }
    const response = await browser.post(`${CONNECTIONS}/add`, form)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(message)
    if (form.name.trim()) expect(page).toContain('value="Typed &lt;name&gt;"')
    expect(page).toContain(`value="${form.refresh_minutes}"`)
    expect(account.apps.size).toBe(0)
  })

  test('is for account admins only', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(account, 'ursula')
    for (const path of ['/settings', CONNECTIONS, `${CONNECTIONS}/add`]) {
      expect(readable(await textOf(browser.get(path)))).toContain('This page is for account admins.')
    }
    expect((await browser.post(`${CONNECTIONS}/add`, FORM)).status).toBe(403)
    expect(account.apps.size).toBe(0)
  })

  test('is not made by another site', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(account, 'ada')
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
      expect((await browser.post(`${CONNECTIONS}/add`, FORM, headers)).status).toBe(403)
    }
    expect(account.apps.size).toBe(0)
    expect((await browser.post(`${CONNECTIONS}/add`, FORM, { origin: sandbox.url })).status).toBe(200)
  })
})

test('whoever is signed in to the console only has to agree', async () => {
  const account = freshAccount(sandbox)
  const browser = await browserOf(account, 'ada')
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
})
