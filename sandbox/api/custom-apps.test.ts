import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SERVICE_PRINCIPAL } from '../oauth/service-principal'
import { type Sandbox, startSandbox } from '../server'
import type { Account } from '../state/account'
import { DEFAULT_POLICY } from '../state/apps'
import { callApi, tokenFor } from '../testing/api'
import { addApp } from '../testing/app'
import { freshAccount } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

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
    callApi(sandbox, account, path, token, { method, body: JSON.stringify(body) })

  test('are created, read, changed and deleted', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'authentication')
    const made = await send(account, token, 'POST', APP)
    expect(made).toMatchObject({ status: 200, body: { client_secret: expect.stringMatching(/^dose[0-9a-f]{32}$/) } })
    const one = `${PATH}/${made.body.integration_id}`

    const { body } = await callApi(sandbox, account, one, token)
    expect(body).toMatchObject({ ...APP, client_id: made.body.client_id, created_by: 4010000000000001 })
    expect(JSON.stringify(body)).not.toContain(made.body.client_secret)

    const changes = { redirect_urls: ['http://localhost:1/a'], scopes: ['sql'], name: 'Another', confidential: false }
    expect(await send(account, token, 'PATCH', changes, one)).toEqual({ status: 200, body: {} })
    expect((await callApi(sandbox, account, one, token)).body).toMatchObject({
      name: APP.name,
      confidential: true,
      redirect_urls: ['http://localhost:1/a'],
      scopes: ['sql'],
      token_access_policy: APP.token_access_policy,
    })

    expect((await callApi(sandbox, account, one, token, { method: 'DELETE' })).status).toBe(200)
    expect((await callApi(sandbox, account, one, token)).status).toBe(404)
  })

  test('can be made by a service principal, whose secret must be right', async () => {
    const account = freshAccount(sandbox)
    const ask = (secret: string) =>
      fetch(`${sandbox.url}/oidc/accounts/${account.id}/v1/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${SERVICE_PRINCIPAL.id}:${secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
      })
    expect((await ask('wrong')).status).toBe(401)
    const { access_token: token } = await (await ask(SERVICE_PRINCIPAL.secret)).json()
    expect((await send(account, token, 'POST', APP)).status).toBe(200)
  })

  test('are listed in pages', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'authentication')
    for (const name of ['one', 'two', 'three']) addApp(account, { name })
    const first = (await callApi(sandbox, account, `${PATH}?page_size=2`, token)).body
    expect(first.apps).toHaveLength(2)
    const second = (await callApi(sandbox, account, `${PATH}?page_size=2&page_token=${first.next_page_token}`, token))
      .body
    expect(second.apps.map(({ name }: { name: string }) => name)).toEqual(['three'])
    expect(second).not.toHaveProperty('next_page_token')
  })

  test('of public apps have no secret', async () => {
    const account = freshAccount(sandbox)
    const token = await tokenFor(sandbox, account, 'authentication')
    const { body } = await send(account, token, 'POST', { ...APP, confidential: false })
    expect(body).not.toHaveProperty('client_secret')
  })

  test('return their policy', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, isSingleUse: true, absoluteMinutes: 5 } })
    const token = await tokenFor(sandbox, account, 'authentication')
    expect((await callApi(sandbox, account, `${PATH}/${app.integrationId}`, token)).body.token_access_policy).toEqual({
      access_token_ttl_in_minutes: 60,
      refresh_token_ttl_in_minutes: 10_080,
      enable_single_use_refresh_tokens: true,
      absolute_session_lifetime_in_minutes: 5,
    })
  })

  describe('are refused', () => {
    let account: Account
    let token: string
    beforeEach(async () => {
      account = freshAccount(sandbox)
      token = await tokenFor(sandbox, account, 'authentication')
    })

    test.each([
      [{ scopes: [] }, 'Custom application integration must specify at least one valid scope.'],
      [{ scopes: undefined }, 'Custom application integration must specify at least one valid scope.'],
      [{ name: '' }, 'Name must be specified.'],
      [{ name: undefined }, 'Name must be specified.'],
      [{ redirect_urls: [] }, 'At least one redirect URL must be specified.'],
      [{ redirect_urls: 'x' }, `Invalid value for 'redirect_urls'.`],
      [{ redirect_urls: ['x'] }, `'x' is not a valid redirect URL.`],
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
    ])('with %j', async (changes, message) => {
      expect(await send(account, token, 'POST', { ...APP, ...changes })).toEqual({
        status: 400,
        body: { error_code: 'BAD_REQUEST', message },
      })
      expect(account.apps.size).toBe(0)
    })

    test('with a body that is not JSON', async () => {
      expect((await callApi(sandbox, account, PATH, token, { method: 'POST', body: '{' })).status).toBe(400)
    })

    test('when changed with invalid values', async () => {
      const app = addApp(account)
      const path = `${PATH}/${app.integrationId}`
      expect((await send(account, token, 'PATCH', { scopes: [] }, path)).status).toBe(400)
      expect((await send(account, token, 'PATCH', { scopes: ['sql'] }, `${PATH}/none`)).status).toBe(404)
      expect(account.apps.get(app.integrationId)).toBe(app)
    })
  })
})
