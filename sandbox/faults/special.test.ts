import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server'
import { walkThroughSignIn } from '../testing/browser'
import { begin, signIn } from '../testing/flow'
import { askFor, makeWorld, WORLD_SCOPE, type World } from '../testing/world'
import { isGeneric } from './generic'
import { FAULTS } from './table'

let sandbox: Sandbox
let world: World
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  world = await makeWorld(sandbox)
})
afterAll(() => sandbox.stop())
beforeEach(() => {
  world.account.faults = { on: new Set(), latency: 0 }
})

const TEN_MINUTES = 600

async function body(target: Parameters<typeof askFor>[1]): Promise<Record<string, unknown>> {
  return (await askFor(world, target)).json()
}

async function statusAndBody(target: Parameters<typeof askFor>[1]): Promise<[number, unknown]> {
  const response = await askFor(world, target)
  return [response.status, await response.json()]
}

async function callback(): Promise<{ query: URLSearchParams; state: unknown; status: number | undefined }> {
  const { url, checks } = await begin(world.client, WORLD_SCOPE)
  const { callbackUrl, page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
  const query = new URL(callbackUrl ?? 'http://none.example').searchParams
  return { query, state: checks.expectedState, status: page?.status }
}

function skewOf(date: string | null): number {
  return Math.round((Date.parse(date ?? '') - Date.now()) / 1_000)
}

async function expectWrongClock(skew: number): Promise<void> {
  for (const target of ['metadata', 'jwks', 'api', 'client'] as const) {
    const off = skewOf((await askFor(world, target)).headers.get('date')) - skew
    expect(Math.abs(off)).toBeLessThan(5)
  }
  const { access_token, id_token } = await body('token')
  for (const token of [access_token, id_token]) {
    const { iat = 0, exp = 0 } = decodeJwt(String(token))
    expect(Math.abs(iat - Date.now() / 1_000 - skew)).toBeLessThan(5)
    expect(exp - iat).toBe(3_600)
  }
  expect(await apiStatus(access_token)).toBe(200)
}

async function expectIdTokenRefused(message: RegExp): Promise<void> {
  openid.enableNonRepudiationChecks(world.client)
  const error: unknown = await signIn(world.client, WORLD_SCOPE).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(`${error} ${(error as Error).cause}`).toMatch(message)
}

const PERMISSION = 'PERMISSION_DENIED'
const REQUEST_ID = / \[ReqId: [0-9a-f-]{36}\]$/

const CHECKS: Record<string, () => Promise<void>> = {
  'clock-ahead': () => expectWrongClock(TEN_MINUTES),
  'clock-behind': () => expectWrongClock(-TEN_MINUTES),
  'wrong-issuer': async () => expect((await body('metadata')).issuer).toBe('https://elsewhere.example/oidc'),
  'issuer-slash': async () =>
    expect((await body('metadata')).issuer).toBe(`${sandbox.url}/oidc/accounts/${world.account.id}/`),
  'no-token-endpoint': async () => expect(await body('metadata')).not.toHaveProperty('token_endpoint'),
  'token-endpoint-elsewhere': async () => expect((await body('metadata')).token_endpoint).toBe('http://127.0.0.1:1/'),
  'iss-not-announced': async () =>
    expect(await body('metadata')).not.toHaveProperty('authorization_response_iss_parameter_supported'),

  'authorize-unknown-client': async () =>
    expect(await statusAndBody('authorize')).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: `OAuth application with client_id: '${world.app.clientId}' not available in Databricks account '${world.account.id}'.`,
      },
    ]),
  'authorize-redirect-not-registered': async () =>
    expect(await statusAndBody('authorize')).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: `redirect_uri 'http://localhost:9/callback' not registered for OAuth application '${world.app.clientId}'`,
      },
    ]),
  'authorize-not-found': async () => {
    const response = await askFor(world, 'authorize')
    expect([response.status, await response.text()]).toEqual([404, '404 Page not found'])
  },

  'callback-wrong-state': async () => {
    const { query, state } = await callback()
    expect(query.get('code')).toBeTruthy()
    expect(query.get('state')).not.toBe(state)
  },
  'callback-no-state': async () => expect((await callback()).query.has('state')).toBe(false),
  'callback-wrong-iss': async () => expect((await callback()).query.get('iss')).toBe('https://elsewhere.example/oidc'),
  'callback-no-code': async () => {
    const { query, state } = await callback()
    expect([query.has('code'), query.has('error'), query.get('state')]).toEqual([false, false, state])
  },
  'callback-access-denied': async () => {
    const { query, state } = await callback()
    expect(Object.fromEntries(query)).toMatchObject({
      error: 'access_denied',
      error_description: 'Policy evaluation failed for this request',
      state,
    })
    expect(query.has('code')).toBe(false)
  },
  'callback-scope-not-assigned': async () =>
    expect((await callback()).query.get('error_description')).toBe(
      `Scopes '${WORLD_SCOPE}' are not assigned to the client ${world.app.clientId}`,
    ),
  'callback-temporarily-unavailable': async () =>
    expect((await callback()).query.get('error')).toBe('temporarily_unavailable'),
  'callback-never': async () => expect((await callback()).status).toBe(200),
  'callback-foreign-code': async () => {
    const { query } = await callback()
    expect(world.account.codes.has(query.get('code') ?? '')).toBe(false)
    expect(query.get('code')).toBeTruthy()
  },
  'callback-hostile-description': async () => {
    const description = (await callback()).query.get('error_description') ?? ''
    expect(description).toHaveLength(3_000)
    expect(description).toContain('<script>alert(1)</script>\u202e\r\n')
  },

  'client-invalid-client': async () =>
    expect(await statusAndBody('client')).toEqual([
      401,
      { error: 'invalid_client', error_description: 'Client authentication failed' },
    ]),
  'client-accepts-anything': async () =>
    expect(await statusAndBody('client')).toMatchObject([200, { token_type: 'Bearer', expires_in: 3600 }]),
  'client-ip-blocked': async () =>
    expect(await statusAndBody('client')).toEqual([
      403,
      { message: 'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account' },
    ]),
  'client-temporarily-unavailable': async () =>
    expect(await statusAndBody('client')).toMatchObject([400, { error: 'temporarily_unavailable' }]),

  'token-invalid-grant': async () =>
    expect(await statusAndBody('token')).toMatchObject([400, { error: 'invalid_grant' }]),
  'token-invalid-client': async () =>
    expect(await statusAndBody('token')).toMatchObject([401, { error: 'invalid_client' }]),
  'token-expires-in-text': async () => expect((await body('token')).expires_in).toBe('3600'),
  'token-expires-in-missing': async () => expect(await body('token')).not.toHaveProperty('expires_in'),
  'token-expires-in-negative': async () => expect((await body('token')).expires_in).toBe(-1),
  'token-scope-missing': async () => {
    const tokens = await body('token')
    expect(tokens).not.toHaveProperty('scope')
    expect(decodeJwt(String(tokens.access_token))).not.toHaveProperty('scope')
    expect(await apiStatus(tokens.access_token)).toBe(200)
  },
  'token-scope-narrower': async () => {
    const { scope, access_token } = await body('token')
    expect(scope).toBe('openid scim offline_access')
    expect(decodeJwt(String(access_token)).scope).toBe(scope)
  },
  'token-scope-wider': async () => {
    const { scope, access_token } = await body('token')
    expect(scope).toBe(`${WORLD_SCOPE} sql`)
    expect(decodeJwt(String(access_token)).scope).toBe(scope)
  },
  'token-no-refresh-token': async () => expect(await body('token')).not.toHaveProperty('refresh_token'),
  'token-type-mac': async () => expect((await body('token')).token_type).toBe('mac'),
  'token-no-access-token': async () => expect(await body('token')).not.toHaveProperty('access_token'),
  'token-opaque': async () => {
    const { access_token } = await body('token')
    expect(access_token).toMatch(/^[\w-]{43}$/)
    expect(await apiStatus(access_token)).toBe(200)
  },
  'token-short-lived': async () => expect((await body('token')).expires_in).toBe(30),
  'token-echoes-secrets': async () => {
    const { error, error_description } = await body('token')
    expect(error).toBe('invalid_grant')
    expect(error_description).toContain(world.app.secret)
    expect(error_description).toMatch(/Code '[\w-]{20,}' with verifier '[\w-]{43,}'/)
  },

  'id-token-wrong-nonce': () => expectIdTokenRefused(/nonce/),
  'id-token-bad-signature': () => expectIdTokenRefused(/signature/),
  'id-token-expired': () => expectIdTokenRefused(/"exp"|expired|timestamp/i),
  'id-token-wrong-issuer': () => expectIdTokenRefused(/"iss"/),
  'id-token-wrong-audience': () => expectIdTokenRefused(/"aud"/),
  'id-token-missing': async () => expect(await body('token')).not.toHaveProperty('id_token'),

  'refresh-invalid': async () =>
    expect(await statusAndBody('refresh')).toEqual([
      400,
      { error: 'invalid_request', error_description: 'Refresh token is invalid' },
    ]),
  'refresh-rotates': async () => {
    const { refresh_token } = await body('refresh')
    expect(refresh_token).toMatch(/^doau/)
    expect(refresh_token).not.toBe(world.tokens.refresh_token)
    expect((await openid.refreshTokenGrant(world.client, String(refresh_token))).scope).toBe(WORLD_SCOPE)
  },
  'refresh-narrower-scope': async () => expect((await body('refresh')).scope).toBe('openid scim offline_access'),
  'refresh-no-access-token': async () => expect(await body('refresh')).not.toHaveProperty('access_token'),
  'refresh-echoes-secrets': async () => {
    const { error, error_description } = await body('refresh')
    expect(error).toBe('invalid_request')
    expect(error_description).toContain(world.app.secret)
    expect(error_description).toContain(world.tokens.refresh_token)
  },

  'api-not-admin': async () =>
    expect(await statusAndBody('api')).toEqual([
      403,
      {
        error_code: PERMISSION,
        message:
          'This API is disabled for users without account admin status. Contact your administrator for more information.',
      },
    ]),
  'api-missing-scope': () =>
    expectApiError('api-billing', 403, PERMISSION, 'Provided OAuth token does not have required scopes: billing'),
  'api-missing-scope-unnamed': () =>
    expectApiError('api', 403, PERMISSION, 'Provided OAuth token does not have required scopes'),
  'api-ip-blocked': () =>
    expectApiError(
      'api',
      403,
      403,
      `Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account: ${world.account.id}`,
    ),
  'api-expired-token': () => expectApiError('api', 403, 403, 'Invalid access token.'),
  'api-401': async () =>
    expect(await statusAndBody('api')).toEqual([
      401,
      { error_code: 'UNAUTHENTICATED', message: 'Invalid access token' },
    ]),
  'api-404': async () => expect(await statusAndBody('api')).toMatchObject([404, { error_code: 'ENDPOINT_NOT_FOUND' }]),
  'api-odd-403': async () => expect(await statusAndBody('api')).toMatchObject([403, { error_code: PERMISSION }]),
  'api-bare-array': async () => expect(await statusAndBody('api')).toEqual([200, []]),
}

async function expectApiError(
  target: Parameters<typeof askFor>[1],
  status: number,
  code: string | number,
  message: string,
): Promise<void> {
  const [actual, error] = await statusAndBody(target)
  const { error_code, message: said } = error as { error_code: unknown; message: string }
  expect([actual, error_code]).toEqual([status, code])
  expect(said).toMatch(REQUEST_ID)
  expect(said.replace(REQUEST_ID, '')).toBe(message)
}

async function apiStatus(token: unknown): Promise<number> {
  const url = `${sandbox.url}/api/2.0/accounts/${world.account.id}/scim/v2/Users`
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status
}

const SPECIAL = FAULTS.filter((fault) => !isGeneric(fault))

test('each is checked', () => {
  expect(Object.keys(CHECKS).sort()).toEqual(SPECIAL.map(({ id }) => id).sort())
})

test.each(SPECIAL)('$id: $title', async ({ id }) => {
  world.account.faults = { on: new Set([id]), latency: 0 }
  await CHECKS[id]?.()
  expect.hasAssertions()
})

test('token-scope-narrower grants sql where all-apis was all that was asked for', async () => {
  world.account.faults = { on: new Set(['token-scope-narrower']), latency: 0 }
  expect((await signIn(world.client, 'all-apis offline_access')).scope).toBe('sql offline_access')
})
