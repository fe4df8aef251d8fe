import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Outbound } from '../outbound/outbound'
import { discoverProvider, type Identity, type ProviderMetadata, redeemSignIn } from './openid'
import { PROVIDER_UNREACHED, PROVIDER_UNTRUSTED, PROVIDER_UNUSABLE, PROXY_FAILED } from './sign-in-errors'

const ISSUER = 'https://login.example.com/realm'
const SETTINGS = { issuer: ISSUER, clientId: 'the-wizard_1', clientSecret: 'se-cret ü', allowed: ['example.com'] }
const CHECKS = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
const CALLBACK = new URL(`https://wizard.example.com/api/auth/callback/oidc?code=the-code&state=${CHECKS.state}`)
const METADATA: ProviderMetadata = {
  issuer: ISSUER,
  authorization_endpoint: 'https://login.example.com/authorize',
  // Endpoints on other hosts, as Google has them.
  token_endpoint: 'https://oauth2.example.net/token',
  jwks_uri: 'https://keys.example.org/certs',
  userinfo_endpoint: 'https://openid.example.net/userinfo',
}

let keys: Awaited<ReturnType<typeof generateKeyPair>>
beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true })
})

interface Asked {
  url: string
  headers: Headers
  body: string
}

/** A provider without a network: `answer` gives the response of each URL. */
function outboundTo(answer: (asked: Asked) => Response | Promise<Response>, asked: Asked[] = []): Outbound {
  return {
    proxyOf: () => null,
    fetch: async (input, init) => {
      const request = { url: `${input}`, headers: new Headers(init?.headers), body: `${init?.body ?? ''}` }
      asked.push(request)
      return answer(request)
    },
  }
}

function failing(error: Error, proxy: string | null = null): Outbound {
  return { proxyOf: () => proxy, fetch: () => Promise.reject(error) }
}

function withCode(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
}

const discover = (metadata: object, issuer = ISSUER) =>
  discoverProvider(
    { issuer },
    outboundTo(() => Response.json({ ...METADATA, issuer, ...metadata })),
  )

describe('discoverProvider', () => {
  test('accepts endpoints on other hosts', async () => {
    expect(await discover({})).toEqual(METADATA)
  })

  test.each([
    'javascript:alert(1)',
    'javascript://localhost/%0aalert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://login.example.com/authorize',
    'http://localhost:8080/authorize',
    'http://169.254.169.254/latest',
    'https://user@login.example.com/authorize',
    'https://login.example.com@evil.example/',
    'https://login.example.com/#x',
    '//evil.example/authorize',
    'authorize',
    '',
  ])('refuses an endpoint at %j and names it', async (address) => {
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
      await expect(discover({ [name]: address })).rejects.toMatchObject({
        message: expect.stringContaining(`its ${name} is “${address}”`),
        error: PROVIDER_UNUSABLE,
      })
    }
  })

  test('accepts http for a provider on this machine', async () => {
    const local = 'http://localhost:8080'
    const endpoints = { authorization_endpoint: `${local}/a`, token_endpoint: `${local}/t`, jwks_uri: `${local}/k` }
    expect(await discover(endpoints, local)).toMatchObject(endpoints)
    await expect(discover({ ...endpoints, jwks_uri: 'http://evil.example/k' }, local)).rejects.toThrow('jwks_uri')
  })

  test.each([
    [{ issuer: 'https://evil.example' }, 'calls itself “https://evil.example”. Set AUTH_OIDC_ISSUER to that'],
    [{ jwks_uri: undefined }, 'is wrong or lacks: jwks_uri.'],
    [{ token_endpoint: 7, jwks_uri: [] }, 'is wrong or lacks: token_endpoint, jwks_uri.'],
  ])('refuses metadata with %j', async (change, message) => {
    const answer = () => Response.json({ ...METADATA, ...change })
    const fault = { message: expect.stringContaining(message), error: PROVIDER_UNUSABLE }
    await expect(discoverProvider({ issuer: ISSUER }, outboundTo(answer))).rejects.toMatchObject(fault)
  })

  test.each([
    ['a page', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
    ['no page', () => new Response('Nothing here', { status: 404 })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })],
  ])('reports a wrong issuer when the response is %s', async (_what, answer) => {
    const asked: Asked[] = []
    await expect(discoverProvider({ issuer: ISSUER }, outboundTo(answer, asked))).rejects.toMatchObject({
      error: PROVIDER_UNUSABLE,
    })
    expect(asked.map(({ url }) => url)).toEqual([`${ISSUER}/.well-known/openid-configuration`])
  })

  test('accepts metadata served as a plain file', async () => {
    const answer = () => new Response(JSON.stringify(METADATA), { headers: { 'content-type': 'text/plain' } })
    expect(await discoverProvider({ issuer: `${ISSUER}/` }, outboundTo(answer))).toEqual(METADATA)
  })

  test.each([
    ['ENOTFOUND', PROVIDER_UNREACHED],
    ['ECONNRESET', PROVIDER_UNREACHED],
    ['UND_ERR_CONNECT_TIMEOUT', PROVIDER_UNREACHED],
    ['SELF_SIGNED_CERT_IN_CHAIN', PROVIDER_UNTRUSTED],
    ['CERT_HAS_EXPIRED', PROVIDER_UNTRUSTED],
  ])('the code %s goes to the log, and %s to the page', async (code, error) => {
    await expect(discoverProvider({ issuer: ISSUER }, failing(withCode(code), 'proxy:1'))).rejects.toMatchObject({
      message: expect.stringMatching(`^login\\.example\\.com gave no answer: .*${code}, through the proxy proxy:1\\.$`),
      error,
    })
  })

  test('reports a blocking proxy as the cause', async () => {
    const { ProxyError } = await import('../outbound/network-fault')
    const error = new TypeError('fetch failed', { cause: new ProxyError({ status: 407, schemes: ['Basic'] }) })
    await expect(discoverProvider({ issuer: ISSUER }, failing(error, 'proxy:1'))).rejects.toMatchObject({
      message: 'login.example.com gave no answer: proxy-sign-in, 407, Basic, through the proxy proxy:1.',
      error: PROXY_FAILED,
    })
  })

  test('the provider’s text is logged as one short line', async () => {
    const issuer = `https://evil.example/\u202e\n${'x'.repeat(10_000)}`
    await expect(discover({ issuer })).rejects.toMatchObject({ message: expect.stringMatching(/^[^\n\u202e]{1,500}$/) })
  })
})

describe('redeemSignIn', () => {
  interface Said {
    idToken?: JWTPayload
    userinfo?: Record<string, unknown>
    metadata?: Partial<ProviderMetadata>
    asked?: Asked[]
    token?: () => Response
    /** Puts all of the provider's claims into the ID token. */
    sign?: (claims: JWTPayload) => Promise<string> | string
  }

  const byProvider = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(keys.privateKey)

  /** The user that a provider with this response signs in. */
  async function redeem({
    idToken,
    userinfo,
    metadata,
    asked = [],
    token,
    sign = byProvider,
  }: Said): Promise<Identity> {
    const outbound = outboundTo(async ({ url }) => {
      if (url === METADATA.jwks_uri)
        return Response.json({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256' }] })
      if (url === METADATA.userinfo_endpoint) return Response.json({ sub: 'ann', ...userinfo })
      if (token) return token()
      const now = Math.floor(Date.now() / 1000)
      const always = { nonce: CHECKS.nonce, iss: ISSUER, aud: SETTINGS.clientId, sub: 'ann', iat: now, exp: now + 300 }
      const id_token = await sign({ ...always, ...idToken })
      return Response.json({ access_token: 'the-access-token', token_type: 'Bearer', id_token })
    }, asked)
    return redeemSignIn(SETTINGS, { ...METADATA, ...metadata }, outbound, CALLBACK, CHECKS)
  }

  test('the client authenticates in the header, in letters every provider can decode', async () => {
    const asked: Asked[] = []
    await redeem({ idToken: { email: 'ann@example.com', email_verified: true }, asked })
    const basic = Buffer.from('the-wizard_1:se-cret+%C3%BC').toString('base64')
    expect(asked[0]?.headers.get('authorization')).toBe(`Basic ${basic}`)
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      code_verifier: CHECKS.verifier,
      redirect_uri: 'https://wizard.example.com/api/auth/callback/oidc',
    })
  })

  test('the client authenticates in the form if the provider supports only that', async () => {
    const asked: Asked[] = []
    await redeem({ metadata: { token_endpoint_auth_methods_supported: ['client_secret_post'] }, asked })
    expect(asked[0]?.headers.has('authorization')).toBe(false)
    expect(new URLSearchParams(asked[0]?.body).get('client_secret')).toBe(SETTINGS.clientSecret)
  })

  const ANN = { email: 'ann@example.com', email_verified: true }
  test.each<[string, Said, object]>([
    ['both in the ID token', { idToken: ANN, userinfo: { email: 'bob@example.com', email_verified: true } }, ANN],
    ['both in the userinfo', { userinfo: ANN }, ANN],
    [
      'an unverified one in the ID token, and a verification in the userinfo',
      { idToken: { email: 'ann@example.com', email_verified: false }, userinfo: { email_verified: true } },
      { email: 'ann@example.com', email_verified: false },
    ],
    [
      'one in the ID token without a word on it, and a verification in the userinfo',
      { idToken: { email: 'ann@example.com' }, userinfo: { email_verified: true } },
      { email: 'ann@example.com', email_verified: undefined },
    ],
    [
      'a verification in the ID token, and an address in the userinfo',
      { idToken: { email_verified: true }, userinfo: { email: 'ann@example.com' } },
      { email: 'ann@example.com', email_verified: undefined },
    ],
    [
      'one in the ID token without a word on it, and another in the userinfo',
      { idToken: { email: 'bob@example.com' }, userinfo: ANN },
      ANN,
    ],
    [
      'no userinfo at all',
      { idToken: { email: 'ann@example.com' }, metadata: { userinfo_endpoint: undefined } },
      { email: 'ann@example.com', email_verified: undefined },
    ],
  ])('the address and its verification come from the same source: %s', async (_what, said, identity) => {
    expect(await redeem(said)).toEqual({ sub: 'ann', ...identity })
  })

  test.each([
    `${'a'.repeat(243)}@example.com`,
    'ann\u202e@example.com',
    'a\u200bnn@example.com',
    'ann @example.com',
    7,
  ])('%j is not an e-mail address', async (email) => {
    expect(await redeem({ idToken: { email, email_verified: true } })).toEqual({ sub: 'ann' })
  })

  test.each<[string, Pick<Said, 'idToken' | 'sign'>]>([
    ['with the nonce of another sign-in', { idToken: { nonce: 'another' } }],
    ['without a nonce', { sign: ({ nonce: _, ...claims }) => byProvider(claims) }],
    ['for another client', { idToken: { aud: 'another' } }],
    ['of another issuer', { idToken: { iss: 'https://evil.example' } }],
    ['that has expired', { idToken: { iat: 1_700_000_000, exp: 1_700_000_060 } }],
    [
      'signed by another key',
      {
        sign: async (claims) =>
          new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign((await generateKeyPair('RS256')).privateKey),
      },
    ],
    [
      'signed with what the client knows',
      {
        sign: (claims) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: 'HS256' })
            .sign(new TextEncoder().encode(SETTINGS.clientSecret.padEnd(32))),
      },
    ],
    ['that is not signed', { sign: (claims) => new UnsecuredJWT(claims).encode() }],
  ])('an ID token %s lets nobody in', async (_what, forged) => {
    await expect(redeem({ ...forged, userinfo: ANN })).rejects.toThrow(/./)
    await expect(redeem({ userinfo: ANN })).resolves.toMatchObject(ANN)
  })

  test('userinfo about another user lets nobody in', async () => {
    await expect(redeem({ userinfo: { sub: 'bob', ...ANN } })).rejects.toThrow('openid.example.net')
  })

  test('the provider’s reason goes to the log, and the page only says that signing in failed', async () => {
    const token = () => Response.json({ error: 'invalid_client', error_description: 'Who?' }, { status: 401 })
    const message = 'oauth2.example.net answered invalid_client: Who?'
    await expect(redeem({ token })).rejects.toMatchObject({ message, error: null })
  })

  test('the expected nonce is never revealed', async () => {
    await expect(redeem({ idToken: { nonce: 'another' } })).rejects.toMatchObject({
      message: expect.not.stringContaining(CHECKS.nonce),
    })
  })
})
