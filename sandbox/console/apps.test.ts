import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { browserOf, CONNECTIONS, FORM, readable, textOf } from '../testing/console'
import { clientOf, freshAccount, signIn } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

describe('an app connection', () => {
  test('is created, works, is edited and is deleted, and its secret is shown once', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(sandbox, account, 'ada')
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

  test('is created without a secret, and with SQL only', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(sandbox, account, 'ada')
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
  ])('is refused with %j, and nothing typed is lost', async (typed, message) => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(sandbox, account, 'ada')
    const form = { ...FORM, name: 'Typed <name>', ...typed }
    const response = await browser.post(`${CONNECTIONS}/add`, form)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(message)
    if (form.name.trim()) expect(page).toContain('value="Typed &lt;name&gt;"')
    expect(page).toContain(`value="${form.refresh_minutes}"`)
    expect(account.apps.size).toBe(0)
  })

  test('is visible to account admins only', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(sandbox, account, 'ursula')
    for (const path of ['/settings', CONNECTIONS, `${CONNECTIONS}/add`]) {
      expect(readable(await textOf(browser.get(path)))).toContain('This page is for account admins.')
    }
    expect((await browser.post(`${CONNECTIONS}/add`, FORM)).status).toBe(403)
    expect(account.apps.size).toBe(0)
  })

  test('cannot be created by another site', async () => {
    const account = freshAccount(sandbox)
    const browser = await browserOf(sandbox, account, 'ada')
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
      expect((await browser.post(`${CONNECTIONS}/add`, FORM, headers)).status).toBe(403)
    }
    expect(account.apps.size).toBe(0)
    expect((await browser.post(`${CONNECTIONS}/add`, FORM, { origin: sandbox.url })).status).toBe(200)
  })
})
