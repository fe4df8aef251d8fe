import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { walkThroughSignIn } from '../testing/browser'
import { begin } from '../testing/flow'
import { askFor, WORLD_SCOPE } from '../testing/world'
import { checkEach, worldForTests } from '../testing/world-for-tests'

const inWorld = worldForTests()
const { world, body, statusAndBody, apiStatus } = inWorld
const TEN_MINUTES = 600

checkEach(inWorld, ['account', 'metadata', 'jwks', 'authorize', 'callback', 'client'], {
  'clock-ahead': () => expectWrongClock(TEN_MINUTES),
  'clock-behind': () => expectWrongClock(-TEN_MINUTES),
  'refresh-ends-old-token': async () => {
    const { access_token: first } = await body('token')
    expect(await apiStatus(first)).toBe(200)
    const { access_token: next } = await body('refresh')
    expect([await apiStatus(first), await apiStatus(next)]).toEqual([401, 200])
  },
  'wrong-issuer': async () => expect((await body('metadata')).issuer).toBe('https://elsewhere.example/oidc'),
  'issuer-slash': async () =>
    expect((await body('metadata')).issuer).toBe(`${world().sandbox.url}/oidc/accounts/${world().account.id}/`),
  'no-token-endpoint': async () => expect(await body('metadata')).not.toHaveProperty('token_endpoint'),
  'token-endpoint-elsewhere': async () => expect((await body('metadata')).token_endpoint).toBe('http://127.0.0.1:1/'),
  'iss-not-announced': async () =>
    expect(await body('metadata')).not.toHaveProperty('authorization_response_iss_parameter_supported'),
  'authorize-unknown-client': async () =>
    expect(await statusAndBody('authorize')).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: `OAuth application with client_id: '${world().app.clientId}' not available in Databricks account '${world().account.id}'.`,
      },
    ]),
  'authorize-redirect-not-registered': async () =>
    expect(await statusAndBody('authorize')).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: `redirect_uri 'http://localhost:9/callback' not registered for OAuth application '${world().app.clientId}'`,
      },
    ]),
  'authorize-not-found': async () => {
    const response = await askFor(world(), 'authorize')
    expect([response.status, await response.text()]).toEqual([404, '404 Page not found'])
  },
  'authorize-entra-page': () => expectPage('AADSTS53003'),
  'authorize-okta-page': () => expectPage('oktapreview.com'),
  'authorize-proxy-page': () => expectPage('(squid/'),
  'callback-company-policy': async () =>
    expect((await callback()).query.get('error_description')).toMatch(/^AADSTS53003: /),
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
      `Scopes 'scim billing' are not assigned to the client ${world().app.clientId}`,
    ),
  'callback-temporarily-unavailable': async () =>
    expect((await callback()).query.get('error')).toBe('temporarily_unavailable'),
  'callback-never': async () => expect((await callback()).status).toBe(200),
  'callback-foreign-code': async () => {
    const { query } = await callback()
    expect(world().account.codes.has(query.get('code') ?? '')).toBe(false)
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
  'client-code-first': async () =>
    expect(await statusAndBody('client')).toMatchObject([400, { error: 'invalid_grant' }]),
  'client-unauthorized': async () =>
    expect(await statusAndBody('client')).toMatchObject([400, { error: 'unauthorized_client' }]),
  'client-ip-blocked': async () =>
    expect(await statusAndBody('client')).toEqual([
      403,
      { message: 'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for account' },
    ]),
  'client-temporarily-unavailable': async () =>
    expect(await statusAndBody('client')).toMatchObject([400, { error: 'temporarily_unavailable' }]),
})

async function expectPage(words: string): Promise<void> {
  const response = await askFor(world(), 'authorize')
  expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await response.text()).toContain(words)
}

async function callback(): Promise<{ query: URLSearchParams; state: unknown; status: number | undefined }> {
  const { url, checks } = await begin(world().client, WORLD_SCOPE)
  const { callbackUrl, page } = await walkThroughSignIn(url.href, { user: 'ada', consent: true })
  const query = new URL(callbackUrl ?? 'http://none.example').searchParams
  return { query, state: checks.expectedState, status: page?.status }
}

function skewOf(date: string | null): number {
  return Math.round((Date.parse(date ?? '') - Date.now()) / 1_000)
}

async function expectWrongClock(skew: number): Promise<void> {
  for (const target of ['metadata', 'jwks', 'api', 'client'] as const) {
    const off = skewOf((await askFor(world(), target)).headers.get('date')) - skew
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
