import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import type { Account } from '../state/account'
import { DEFAULT_POLICY } from '../state/apps'
import { addApp } from '../testing/app'
import { clientOf, freshAccount, signIn } from '../testing/flow'

let time = new Date()
let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => time })
})
afterAll(() => sandbox.stop())

const SEEDED = '5a4db0c5-0001-4000-8000-000000000001'
const ENDPOINTS = [
  ['scim', '/api/2.0/accounts/ID/scim/v2/Users'],
  ['scim', '/api/2.0/accounts/ID/scim/v2/Groups'],
  ['scim', '/api/2.0/accounts/ID/scim/v2/ServicePrincipals'],
  ['billing', '/api/2.1/accounts/ID/budgets'],
  ['billing', '/api/2.0/accounts/ID/log-delivery'],
  ['provisioning', '/api/2.0/accounts/ID/workspaces'],
  ['provisioning', '/api/2.0/accounts/ID/storage-configurations'],
  ['unity-catalog', '/api/2.0/accounts/ID/metastores'],
  ['unity-catalog', '/api/2.0/accounts/ID/credentials'],
  ['networking', '/api/2.0/accounts/ID/networks'],
  ['networking', '/api/2.0/accounts/ID/ip-access-lists'],
  ['access-management', '/api/2.0/preview/accounts/ID/access-control/assignable-roles?resource=accounts/ID'],
  ['authentication', '/api/2.0/accounts/ID/oauth2/custom-app-integrations?page_size=1'],
] as const

async function tokenFor(account: Account, scope: string, user: 'ada' | 'ursula' = 'ada'): Promise<string> {
  const app = addApp(account)
  const { access_token } = await signIn(await clientOf(sandbox, account, app), scope, user)
  account.apps.delete(app.integrationId)
  return access_token
}

async function call(account: Account, path: string, token: string | null, init: RequestInit = {}) {
  const response = await fetch(sandbox.url + path.replaceAll('ID', account.id), {
    ...init,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
  return { status: response.status, body: await response.json() }
}

describe('every list', () => {
  const tokens = new Map<string, string>()
  let account: Account
  beforeAll(async () => {
    account = freshAccount(sandbox)
    for (const scope of [...new Set(ENDPOINTS.map(([one]) => one)), 'all-apis', 'sql']) {
      tokens.set(scope, await tokenFor(account, scope))
    }
    tokens.set('of Ursula', await tokenFor(account, 'all-apis', 'ursula'))
  })
  const tokenOf = (name: string) => tokens.get(name) ?? ''

  test.each(ENDPOINTS)('takes %s: %s', async (scope, path) => {
    expect((await call(account, path, tokenOf(scope))).status).toBe(200)
    expect((await call(account, path, tokenOf('all-apis'))).status).toBe(200)
    expect(await call(account, path, tokenOf('sql'))).toMatchObject({
      status: 403,
      body: {
        error_code: 'PERMISSION_DENIED',
        message: expect.stringMatching(
          new RegExp(`^Provided OAuth token does not have required scopes: ${scope} \\[ReqId: [0-9a-f-]{36}\\]$`),
        ),
      },
    })
    expect(await call(account, path, tokenOf('of Ursula'))).toEqual({
      status: 403,
      body: {
        error_code: 'PERMISSION_DENIED',
        message:
          'This API is disabled for users without account admin status. Contact your administrator for more information.',
      },
    })
  })
})

describe('a token', () => {
  test.each([
    ['none', async () => null],
    ['rubbish', async () => 'rubbish'],
    ['one of another account', () => tokenFor(freshAccount(sandbox), 'all-apis')],
    ['one with a changed scope', async (account: Account) => `${await tokenFor(account, 'scim')}x`],
    [
      'an ID token',
      async (account: Account) =>
        (await signIn(await clientOf(sandbox, account, addApp(account)), 'openid scim')).id_token ?? '',
    ],
  ] as const)('is invalid: %s', async (_name, token) => {
    const account = freshAccount(sandbox)
    expect(await call(account, '/api/2.0/accounts/ID/scim/v2/Users', await token(account))).toEqual({
      status: 401,
      body: { error_code: 'UNAUTHENTICATED', message: 'Invalid access token' },
    })
  })

  test('expires, which is a 403', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'scim')
    time = new Date(Date.now() + 2 * 3_600_000)
    const answer = await call(account, '/api/2.0/accounts/ID/scim/v2/Users', token)
    time = new Date()
    expect(answer).toMatchObject({
      status: 403,
      body: { error_code: 403, message: expect.stringMatching(/^Invalid access token\. \[ReqId: /) },
    })
  })
})

describe('lists', () => {
  test('of SCIM have pages, and no Resources when they are empty', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'scim')
    const { body } = await call(account, '/api/2.0/accounts/ID/scim/v2/Users?startIndex=2&count=1', token)
    expect(body).toMatchObject({ totalResults: 2, startIndex: 2, itemsPerPage: 1 })
    expect(body.Resources[0].userName).toBe('ursula@sandbox.example')
    const groups = await call(account, '/api/2.0/accounts/ID/scim/v2/Groups', token)
    expect(groups.body).toMatchObject({ totalResults: 0 })
    expect(groups.body).not.toHaveProperty('Resources')
  })

  test('are not empty in a seeded account', async () => {
    const account = sandbox.state.accounts.find(SEEDED)
    if (!account) throw new Error('The seeded account is missing')
    const token = await tokenFor(account, 'all-apis')
    const { body } = await call(account, '/api/2.0/accounts/ID/scim/v2/Groups', token)
    expect(body.Resources).toHaveLength(2)
  })
})

describe('paths that are not there', () => {
  test.each([
    ['GET', `/api/2.0/accounts/${SEEDED}/nothing`],
    ['DELETE', `/api/2.0/accounts/${SEEDED}/workspaces`],
    ['GET', '/api/2.0/accounts/no-uuid/workspaces'],
    ['GET', '/api/2.0/clusters/list'],
  ])('%s %s', async (method, path) => {
    const response = await fetch(sandbox.url + path, { method })
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error_code: 'ENDPOINT_NOT_FOUND',
      message: `No API found for '${method} ${path}'`,
    })
  })

  test('an API of workspaces is refused in plain text', async () => {
    const response = await fetch(`${sandbox.url}/api/2.0/preview/scim/v2/Me`)
    expect([response.status, await response.text()]).toEqual([400, 'Unable to load OAuth Config'])
  })
})

describe('custom app integrations', () => {
  const PATH = '/api/2.0/accounts/ID/oauth2/custom-app-integrations'
  const APP = {
    name: 'StackOne Integration',
    redirect_urls: ['https://api.stackone.com/connect/oauth2/databricks/callback'],
    confidential: true,
    scopes: ['all-apis', 'offline_access'],
    token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129_600 },
  }
  const send = (account: Account, token: string, method: string, body: unknown, path = PATH) =>
    call(account, path, token, { method, body: JSON.stringify(body) })

  test('are made, read, changed and deleted', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'authentication')
    const made = await send(account, token, 'POST', APP)
    expect(made).toMatchObject({ status: 200, body: { client_secret: expect.stringMatching(/^dose[0-9a-f]{32}$/) } })
    const one = `${PATH}/${made.body.integration_id}`

    const { body } = await call(account, one, token)
    expect(body).toMatchObject({ ...APP, client_id: made.body.client_id, created_by: 4010000000000001 })
    expect(JSON.stringify(body)).not.toContain(made.body.client_secret)

    const changes = { redirect_urls: ['http://localhost:1/a'], scopes: ['sql'], name: 'Another', confidential: false }
    expect(await send(account, token, 'PATCH', changes, one)).toEqual({ status: 200, body: {} })
    expect((await call(account, one, token)).body).toMatchObject({
      name: APP.name,
      confidential: true,
      redirect_urls: ['http://localhost:1/a'],
      scopes: ['sql'],
      token_access_policy: APP.token_access_policy,
    })

    expect((await call(account, one, token, { method: 'DELETE' })).status).toBe(200)
    expect((await call(account, one, token)).status).toBe(404)
  })

  test('are listed in pages', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'authentication')
    for (const name of ['one', 'two', 'three']) addApp(account, { name })
    const first = (await call(account, `${PATH}?page_size=2`, token)).body
    expect(first.apps).toHaveLength(2)
    const second = (await call(account, `${PATH}?page_size=2&page_token=${first.next_page_token}`, token)).body
    expect(second.apps.map(({ name }: { name: string }) => name)).toEqual(['three'])
    expect(second).not.toHaveProperty('next_page_token')
  })

  test('of public apps have no secret', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'authentication')
    const { body } = await send(account, token, 'POST', { ...APP, confidential: false })
    expect(body).not.toHaveProperty('client_secret')
  })

  test.each([
    [{ scopes: [] }, 'Custom application integration must specify at least one valid scope.'],
    [{ scopes: undefined }, 'Custom application integration must specify at least one valid scope.'],
    [{ name: '' }, 'Name must be specified.'],
    [{ name: undefined }, 'Name must be specified.'],
    [{ redirect_urls: [] }, 'At least one redirect URL must be specified.'],
    [{ redirect_urls: 'x' }, 'Invalid value for \u0027redirect_urls\u0027.'],
    [{ redirect_urls: ['x'] }, '\u0027x\u0027 is not a valid redirect URL.'],
    [
      { token_access_policy: { access_token_ttl_in_minutes: 4 } },
      'Access token TTL must be between 5 and 1440 minutes.',
    ],
    [
      { token_access_policy: { refresh_token_ttl_in_minutes: 129_601 } },
      'Refresh token TTL must be between 5 and 129600 minutes.',
    ],
    [
      { token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 59 } },
      'Refresh token TTL must not be lower than access token TTL.',
    ],
    [
      { token_access_policy: { absolute_session_lifetime_in_minutes: 43_200 } },
      'Absolute session lifetime requires single-use refresh tokens.',
    ],
    [{ user_authorized_scopes: ['sql'] }, 'User authorized scopes must be a subset of scopes.'],
  ])('are refused with %j', async (changes, message) => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'authentication')
    expect(await send(account, token, 'POST', { ...APP, ...changes })).toEqual({
      status: 400,
      body: { error_code: 'BAD_REQUEST', message },
    })
    expect(account.apps.size).toBe(0)
  })

  test('are refused when the body is no JSON', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(account, 'authentication')
    expect((await call(account, PATH, token, { method: 'POST', body: '{' })).status).toBe(400)
  })

  test('tell their policy', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, isSingleUse: true, absoluteMinutes: 5 } })
    const token = await tokenFor(account, 'authentication')
    expect((await call(account, `${PATH}/${app.integrationId}`, token)).body.token_access_policy).toEqual({
      access_token_ttl_in_minutes: 60,
      refresh_token_ttl_in_minutes: 10_080,
      enable_single_use_refresh_tokens: true,
      absolute_session_lifetime_in_minutes: 5,
    })
  })
})
