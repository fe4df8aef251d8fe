import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import type { Account } from '../state/account'
import { callApi, tokenFor } from '../testing/api'
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

describe('every list', () => {
  const tokens = new Map<string, string>()
  let account: Account
  beforeAll(async () => {
    account = freshAccount(sandbox)
    for (const scope of [...new Set(ENDPOINTS.map(([one]) => one)), 'all-apis', 'sql']) {
      tokens.set(scope, await tokenFor(sandbox, account, scope))
    }
    tokens.set('of Ursula', await tokenFor(sandbox, account, 'all-apis', 'ursula'))
  })
  const tokenOf = (name: string) => tokens.get(name) ?? ''

  test.each(ENDPOINTS)('accepts %s: %s', async (scope, path) => {
    expect((await callApi(sandbox, account, path, tokenOf(scope))).status).toBe(200)
    expect((await callApi(sandbox, account, path, tokenOf('all-apis'))).status).toBe(200)
    expect(await callApi(sandbox, account, path, tokenOf('sql'))).toMatchObject({
      status: 403,
      body: {
        error_code: 'PERMISSION_DENIED',
        message: expect.stringMatching(
          new RegExp(`^Provided OAuth token does not have required scopes: ${scope} \\[ReqId: [0-9a-f-]{36}\\]$`),
        ),
      },
    })
    expect(await callApi(sandbox, account, path, tokenOf('of Ursula'))).toEqual({
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
    ['one of another account', () => tokenFor(sandbox, freshAccount(sandbox), 'all-apis')],
    ['one with a changed scope', async (account: Account) => `${await tokenFor(sandbox, account, 'scim')}x`],
    [
      'an ID token',
      async (account: Account) =>
        (await signIn(await clientOf(sandbox, account, addApp(account)), 'openid scim')).id_token ?? '',
    ],
  ] as const)('is invalid if it is %s', async (_name, token) => {
    const account = freshAccount(sandbox)
    expect(await callApi(sandbox, account, '/api/2.0/accounts/ID/scim/v2/Users', await token(account))).toEqual({
      status: 401,
      body: { error_code: 'UNAUTHENTICATED', message: 'Invalid access token' },
    })
  })

  test('is refused with 403 after it expires', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'scim')
    time = new Date(Date.now() + 2 * 3_600_000)
    const answer = await callApi(sandbox, account, '/api/2.0/accounts/ID/scim/v2/Users', token)
    time = new Date()
    expect(answer).toMatchObject({
      status: 403,
      body: { error_code: 403, message: expect.stringMatching(/^Invalid access token\. \[ReqId: /) },
    })
  })
})

describe('lists', () => {
  test('of SCIM have pages, and no Resources if they are empty', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'scim')
    const { body } = await callApi(sandbox, account, '/api/2.0/accounts/ID/scim/v2/Users?startIndex=2&count=1', token)
    expect(body).toMatchObject({ totalResults: 2, startIndex: 2, itemsPerPage: 1 })
    expect(body.Resources[0].userName).toBe('ursula@sandbox.example')
    const groups = await callApi(sandbox, account, '/api/2.0/accounts/ID/scim/v2/Groups', token)
    expect(groups.body).toMatchObject({ totalResults: 0 })
    expect(groups.body).not.toHaveProperty('Resources')
  })

  test('of SCIM also give their users one by one', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'scim')
    const users = '/api/2.0/accounts/ID/scim/v2/Users'
    expect(await callApi(sandbox, account, `${users}/4010000000000002?attributes=id`, token)).toMatchObject({
      status: 200,
      body: { id: '4010000000000002', displayName: 'Ursula User', userName: 'ursula@sandbox.example' },
    })
    expect(await callApi(sandbox, account, `${users}/5`, token)).toMatchObject({ status: 404, body: { status: '404' } })
  })

  test('have items in a seeded account', async () => {
    const account = sandbox.state.accounts.first
    const token = await tokenFor(sandbox, account, 'all-apis')
    const { body } = await callApi(sandbox, account, '/api/2.0/accounts/ID/scim/v2/Groups', token)
    expect(body.Resources).toHaveLength(2)
  })
})

describe('unknown paths', () => {
  test.each([
    ['GET', `/api/2.0/accounts/${SEEDED}/nothing`],
    ['DELETE', `/api/2.0/accounts/${SEEDED}/workspaces`],
    ['GET', '/api/2.0/accounts/no-uuid/workspaces'],
    ['GET', '/api/2.0/clusters/list'],
  ])('%s %s is refused as Databricks does', async (method, path) => {
    const response = await fetch(sandbox.url + path, { method })
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error_code: 'ENDPOINT_NOT_FOUND',
      message: `No API found for '${method} ${path}'`,
    })
  })

  test('a workspace API is refused in plain text', async () => {
    const response = await fetch(`${sandbox.url}/api/2.0/preview/scim/v2/Me`)
    expect([response.status, await response.text()]).toEqual([400, 'Unable to load OAuth Config'])
  })
})
