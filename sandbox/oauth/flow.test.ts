import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { DEFAULT_POLICY } from '../state/apps'
import { addApp } from '../testing/app'
import { walkThroughSignIn } from '../testing/browser'
import { Cookies } from '../testing/cookies'
import { begin, callbackOf, clientOf, freshAccount, signIn } from '../testing/flow'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

const SCOPE = 'openid email profile scim billing offline_access'

describe('a certified client', () => {
  test.each([
    ['in the header', openid.ClientSecretBasic],
    ['in the body', openid.ClientSecretPost],
  ])('signs in with its secret %s', async (_name, authentication) => {
    const account = freshAccount(sandbox)
    const app = addApp(account)
    const tokens = await signIn(await clientOf(sandbox, account, app, authentication(app.secret ?? '')), SCOPE)
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, scope: SCOPE })
    expect(tokens.refresh_token).toMatch(/^doau[0-9a-f]{32}$/)
    expect(tokens.claims()).toMatchObject({
      name: 'Ada Admin',
      preferred_username: 'ada@sandbox.example',
      email: 'ada@sandbox.example',
    })
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      iss: `${sandbox.url}/oidc/accounts/${account.id}`,
      aud: account.id,
      sub: '4010000000000001',
      client_id: app.clientId,
      scope: SCOPE,
    })
  })

  test('signs in as a public client', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { isConfidential: false })
    const tokens = await signIn(await clientOf(sandbox, account, app), 'sql', 'ursula')
    expect(tokens.scope).toBe('sql')
    expect(tokens.refresh_token).toBeUndefined()
    expect(tokens.id_token).toBeUndefined()
  })

  test('gets tokens with the lifetimes that the app sets', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, accessMinutes: 5 } })
    const tokens = await signIn(await clientOf(sandbox, account, app), 'scim')
    expect(tokens.expires_in).toBe(300)
    const { exp = 0, iat = 0 } = decodeJwt(tokens.access_token)
    expect(exp - iat).toBe(300)
  })

  test('gets the app’s own scopes if it asks for none', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    const { url, checks } = await begin(client, '')
    const tokens = await openid.authorizationCodeGrant(client, await callbackOf(url), checks)
    expect(tokens.scope).toBe('all-apis')
  })
})

test('one browser signs in as any number of users in turn', async () => {
  const account = freshAccount(sandbox)
  const client = await clientOf(sandbox, account, addApp(account))
  const cookies = new Cookies()
  const ids = { ada: '4010000000000001', ursula: '4010000000000002' }
  for (const user of ['ada', 'ursula', 'ursula', 'ada'] as const) {
    const { url, checks } = await begin(client, 'scim')
    const { callbackUrl, page } = await walkThroughSignIn(url.href, { user, consent: true, cookies })
    expect(page).toBeNull()
    const tokens = await openid.authorizationCodeGrant(client, new URL(callbackUrl ?? ''), checks)
    expect(decodeJwt(tokens.access_token).sub).toBe(ids[user])
  }
})

describe('a refresh token', () => {
  test('stays the same, and can be used again', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    const { refresh_token = '' } = await signIn(client, 'scim offline_access')
    for (let time = 0; time < 2; time++) {
      const tokens = await openid.refreshTokenGrant(client, refresh_token)
      expect(tokens.scope).toBe('scim offline_access')
      expect([undefined, refresh_token]).toContain(tokens.refresh_token)
    }
  })

  test('works once if the app says so', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, isSingleUse: true } })
    const client = await clientOf(sandbox, account, app)
    const { refresh_token = '' } = await signIn(client, 'scim offline_access')
    const tokens = await openid.refreshTokenGrant(client, refresh_token)
    expect(tokens.refresh_token).toMatch(/^doau/)
    expect(tokens.refresh_token).not.toBe(refresh_token)
    const next = await openid.refreshTokenGrant(client, tokens.refresh_token ?? '')
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    await expect(openid.refreshTokenGrant(client, refresh_token)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: 'Refresh token is invalid',
    })
  })

  test('is refused if it is wrong', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    await expect(openid.refreshTokenGrant(client, 'doau')).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: 'Refresh token is invalid',
    })
  })
})

test('the metadata is the same at both addresses, with Databricks’ values', async () => {
  const base = `${sandbox.url}/oidc/accounts/${freshAccount(sandbox).id}`
  const documents = await Promise.all(
    ['oauth-authorization-server', 'openid-configuration'].map(async (name) =>
      (await fetch(`${base}/.well-known/${name}`)).json(),
    ),
  )
  expect(documents[1]).toEqual(documents[0])
  expect(documents[0]).toMatchObject({
    issuer: base,
    authorization_endpoint: `${base}/v1/authorize`,
    token_endpoint: `${base}/v1/token`,
    jwks_uri: `${base}/jwks.json`,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  })
  const { scopes_supported } = documents[0] as { scopes_supported: string[] }
  expect(scopes_supported.sort()).toEqual(['all-apis', 'email', 'offline_access', 'openid', 'profile', 'sql'])
  for (const none of ['revocation_endpoint', 'userinfo_endpoint', 'introspection_endpoint', 'end_session_endpoint']) {
    expect(documents[0]).not.toHaveProperty(none)
  }
})
