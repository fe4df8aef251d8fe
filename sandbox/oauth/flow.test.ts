import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { DEFAULT_POLICY } from '../state/apps'
import { addApp, CALLBACK } from '../testing/app'
import { walkThroughSignIn } from '../testing/browser'
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

  test('gets tokens that live as long as the app says', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, accessMinutes: 5 } })
    const tokens = await signIn(await clientOf(sandbox, account, app), 'scim')
    expect(tokens.expires_in).toBe(300)
    const { exp = 0, iat = 0 } = decodeJwt(tokens.access_token)
    expect(exp - iat).toBe(300)
  })

  test('gets the app’s own scopes when it asks for none', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    const { url, checks } = await begin(client, '')
    const tokens = await openid.authorizationCodeGrant(client, await callbackOf(url), checks)
    expect(tokens.scope).toBe('all-apis')
  })
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

  test('is used once where the app says so', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { policy: { ...DEFAULT_POLICY, isSingleUse: true } })
    const client = await clientOf(sandbox, account, app)
    const { refresh_token = '' } = await signIn(client, 'scim offline_access')
    const tokens = await openid.refreshTokenGrant(client, refresh_token)
    expect(tokens.refresh_token).toMatch(/^doau/)
    expect(tokens.refresh_token).not.toBe(refresh_token)
    await expect(openid.refreshTokenGrant(client, refresh_token)).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: 'Refresh token is invalid',
    })
  })

  test('is refused when it is wrong', async () => {
    const account = freshAccount(sandbox)
    const client = await clientOf(sandbox, account, addApp(account))
    await expect(openid.refreshTokenGrant(client, 'doau')).rejects.toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: 'Refresh token is invalid',
    })
  })
})

describe('what Databricks refuses on a page', () => {
  test('is a client of another account', async () => {
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
    'is the redirect URL %s, which is another one',
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

describe('what Databricks refuses with a redirect', () => {
  test('is a scope that is not assigned', async () => {
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

  test('is offline_access for an app of the API that does not have it', async () => {
    const account = freshAccount(sandbox)
    const app = addApp(account, { isMadeInConsole: false })
    const { url } = await begin(await clientOf(sandbox, account, app), 'scim offline_access')
    expect((await callbackOf(url)).searchParams.get('error_description')).toBe(
      `Scopes 'offline_access' are not assigned to the client ${app.clientId}`,
    )
  })

  test('is what the user does not agree to', async () => {
    const account = freshAccount(sandbox)
    const { url, checks } = await begin(await clientOf(sandbox, account, addApp(account)), 'scim')
    const { callbackUrl } = await walkThroughSignIn(url.href, { user: 'ada', consent: false })
    const { searchParams } = new URL(callbackUrl ?? '')
    expect(searchParams.get('error')).toBe('access_denied')
    expect(searchParams.get('state')).toBe(checks.expectedState)
  })
})

describe('what Databricks refuses at the token endpoint', () => {
  test.each([true, false])('is a wrong secret (of a client that is known: %s)', async (isKnown) => {
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

  test('is a code that was used', async () => {
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

  test('is a code with a wrong verifier', async () => {
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

test('the metadata is the same at both addresses, and says what Databricks says', async () => {
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
