import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { addApp, CALLBACK } from '../testing/app'
import { walkThroughSignIn } from '../testing/browser'
import { begin, callbackOf, clientOf, freshAccount } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

describe('a refusal that Databricks shows on a page', () => {
  test('answers a client of another account', async () => {
    const [account, other] = [freshAccount(sandbox), freshAccount(sandbox)]
    const { url } = await begin(await clientOf(sandbox, account, addApp(other)), 'scim')
    const clientId = url.searchParams.get('client_id')
    const { page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
    expect(page?.status).toBe(400)
    expect(page?.text).toBe(
      `{"error_description":"OAuth application with client_id: '${clientId}' not available in Databricks account '${account.id}'.","error":"invalid_request"}`,
    )
  })

  test.each(['http://localhost:9/callback/', 'http://127.0.0.1:9/callback', 'HTTP://localhost:9/callback'])(
    'answers the redirect URL %s, because it differs from the registered one',
    async (redirectUri) => {
      const account = freshAccount(sandbox)
      const app = addApp(account)
      const { url } = await begin(await clientOf(sandbox, account, app), 'scim')
      url.searchParams.set('redirect_uri', redirectUri)
      const { page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
      expect(page?.status).toBe(400)
      expect(page?.text).toBe(
        `{"error_description":"redirect_uri '${redirectUri}' not registered for OAuth application '${app.clientId}'","error":"invalid_request"}`,
      )
    },
  )
})

describe('a refusal that Databricks sends with a redirect', () => {
  test('answers a scope that is not assigned', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { scopes: ['sql'] })
    const { url, checks } = await begin(await clientOf(sandbox, account, app), 'scim billing sql')
    const callback = await callbackOf(url)
    expect(callback.href.startsWith(CALLBACK)).toBe(true)
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      error: 'access_denied',
      error_description: `Scopes 'scim billing' are not assigned to the client ${app.clientId}`,
      state: checks.expectedState,
      iss: `${sandbox.url}/oidc/accounts/${account.id}`,
    })
  })

  test('answers offline_access for an API app that does not have it', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { isMadeInConsole: false })
    const { url } = await begin(await clientOf(sandbox, account, app), 'scim offline_access')
    expect((await callbackOf(url)).searchParams.get('error_description')).toBe(
      `Scopes 'offline_access' are not assigned to the client ${app.clientId}`,
    )
  })

  test('answers a user who does not agree', async () => {
    const account = freshAccount(sandbox)
    const { url, checks } = await begin(await clientOf(sandbox, account, addApp(account)), 'scim')
    const { callbackUrl } = await walkThroughSignIn(url.href, { user: 'ada', consent: false })
    const { searchParams } = new URL(callbackUrl ?? '')
    expect(searchParams.get('error')).toBe('access_denied')
    expect(searchParams.get('state')).toBe(checks.expectedState)
  })
})

describe('a refusal of Databricks’ token endpoint', () => {
  test.each([true, false])('answers a wrong secret (of a known client: %s)', async (isKnown) => {
    const account = freshAccount(sandbox)
    const app = addApp(isKnown ? account : freshAccount(sandbox))
    for (const authentication of [openid.ClientSecretBasic('dose'), openid.ClientSecretPost('dose')]) {
      const client = await clientOf(sandbox, account, app, authentication)
      await expect(openid.refreshTokenGrant(client, 'doau')).rejects.toMatchObject({
        status: 401,
        error: 'invalid_client',
        error_description: 'Client authentication failed',
      })
    }
  })

  test('answers a code that was used', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    const { url, checks } = await begin(client, 'scim')
    const callback = await callbackOf(url)
    await openid.authorizationCodeGrant(client, callback, checks)
    await expect(openid.authorizationCodeGrant(client, callback, checks)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_grant',
    })
  })

  test('answers a code with a wrong verifier', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    const { url, checks } = await begin(client, 'scim')
    const wrong = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() }
    await expect(openid.authorizationCodeGrant(client, await callbackOf(url), wrong)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_grant',
    })
  })
})
