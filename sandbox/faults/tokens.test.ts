import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { signIn } from '../testing/flow'
import { WORLD_SCOPE } from '../testing/world'
import { checkEach, worldForTests } from '../testing/world-for-tests'

const inWorld = worldForTests()
const { world, switchOn, body, statusAndBody, apiStatus } = inWorld

checkEach(inWorld, ['token', 'refresh'], {
  'token-invalid-grant': async () =>
    expect(await statusAndBody('token')).toMatchObject([400, { error: 'invalid_grant' }]),
  'token-invalid-client': async () =>
    expect(await statusAndBody('token')).toMatchObject([401, { error: 'invalid_client' }]),
  'token-unauthorized-client': async () =>
    expect(await statusAndBody('token')).toMatchObject([400, { error: 'unauthorized_client' }]),
  'token-error-200': async () =>
    expect(await statusAndBody('token')).toEqual([200, { ok: false, error: 'invalid_code' }]),
  'token-wants-dpop': async () =>
    expect(await statusAndBody('token')).toMatchObject([400, { error_description: 'DPoP proof JWT not provided' }]),
  'token-type-dpop': async () => expect((await body('token')).token_type).toBe('DPoP'),
  'token-scope-commas': async () => expect((await body('token')).scope).toBe(WORLD_SCOPE.replaceAll(' ', ',')),
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
    expect(error_description).toContain(world().app.secret)
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
    expect(refresh_token).not.toBe(world().tokens.refresh_token)
    expect((await openid.refreshTokenGrant(world().client, String(refresh_token))).scope).toBe(WORLD_SCOPE)
  },
  'refresh-narrower-scope': async () => expect((await body('refresh')).scope).toBe('openid scim offline_access'),
  'refresh-narrower-claim': async () => {
    const { scope, access_token } = await body('refresh')
    expect([scope, decodeJwt(String(access_token)).scope]).toEqual([undefined, 'openid scim offline_access'])
  },
  'refresh-rubbish-token': async () => expect(await apiStatus((await body('refresh')).access_token)).toBe(401),
  'refresh-short-lived': async () => expect((await body('refresh')).expires_in).toBe(1),
  'refresh-unauthorized-client': async () =>
    expect(await statusAndBody('refresh')).toMatchObject([400, { error: 'unauthorized_client' }]),
  'refresh-no-access-token': async () => expect(await body('refresh')).not.toHaveProperty('access_token'),
  'refresh-echoes-secrets': async () => {
    const { error, error_description } = await body('refresh')
    expect(error).toBe('invalid_request')
    expect(error_description).toContain(world().app.secret)
    expect(error_description).toContain(world().tokens.refresh_token)
  },
})

test('token-scope-narrower grants sql if only all-apis was requested', async () => {
  switchOn('token-scope-narrower')
  expect((await signIn(world().client, 'all-apis offline_access')).scope).toBe('sql offline_access')
})

async function expectIdTokenRefused(message: RegExp): Promise<void> {
  openid.enableNonRepudiationChecks(world().client)
  const error: unknown = await signIn(world().client, WORLD_SCOPE).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(`${error} ${(error as Error).cause}`).toMatch(message)
}
