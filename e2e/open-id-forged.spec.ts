import { expect, test } from '@playwright/test'
import { decodeJwt, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { freePort } from './support/free-port'
import {
  OIDC_CLIENT,
  type OpenIdProvider,
  oidcSettings,
  startOpenIdProvider,
  type Tamper,
} from './support/openid-provider'
import { signInByOpenId } from './support/sign-in'
import { startWizard, type Wizard } from './support/wizard'

// One wizard and one provider, whose answers each test changes: the tests stay in one worker.
test.describe.configure({ mode: 'default' })

let provider: OpenIdProvider
let wizard: Wizard
let tamper: Tamper

test.beforeAll(async () => {
  const port = await freePort()
  const redirectUri = `http://localhost:${port}/api/auth/callback/oidc`
  provider = await startOpenIdProvider({
    redirectUri,
    isEmailInIdToken: true,
    tamper: (...told) => tamper(...told),
  })
  wizard = await startWizard({ PORT: `${port}`, ...oidcSettings(provider.issuer), AUTH_ALLOWED: 'ann@example.com' })
})

test.afterAll(async () => {
  await wizard.stop()
  await provider.stop()
})

const sign = (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(provider.signingKey)

const AN_HOUR_AGO = Math.floor(Date.now() / 1000) - 3600

/** Each is otherwise as the provider made it. */
const forgedIdTokens: Record<string, (claims: JWTPayload) => Promise<string> | string> = {
  'with the nonce of another sign-in': (claims) => sign({ ...claims, nonce: 'another' }),
  'without a nonce': ({ nonce: _, ...claims }) => sign(claims),
  'for another client': (claims) => sign({ ...claims, aud: 'another' }),
  'of another issuer': (claims) => sign({ ...claims, iss: 'https://evil.example' }),
  'that has expired': (claims) => sign({ ...claims, iat: AN_HOUR_AGO, exp: AN_HOUR_AGO + 60 }),
  'signed by another key': async (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign((await generateKeyPair('RS256')).privateKey),
  'signed with what the client knows': (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(OIDC_CLIENT.secret)),
  'that is not signed': (claims) => new UnsecuredJWT(claims).encode(),
}

for (const [what, forge] of Object.entries(forgedIdTokens)) {
  test(`an ID token ${what} lets nobody in`, async ({ page }) => {
    tamper = changeIdToken(forge)
    await signInByOpenId(page, wizard, 'ann@example.com')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Signing in did not work.')
    expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
  })
}

test('a re-signed ID token with the provider’s own claims is accepted, so the refusals above are due to the changes', async ({
  page,
}) => {
  tamper = changeIdToken(sign)
  await signInByOpenId(page, wizard, 'ann@example.com')
  await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
})

for (const { subject, status } of [
  { subject: 'ann@example.com', status: 200 },
  { subject: 'another', status: 401 },
]) {
  test(`the address that the userinfo endpoint tells of “${subject}” brings who signed in as ann@example.com ${status}`, async ({
    page,
  }) => {
    const withoutAddress = changeIdToken(({ email: _, email_verified: __, ...claims }) => sign(claims))
    tamper = async (endpoint, answer, asked) => {
      await withoutAddress(endpoint, answer, asked)
      if (endpoint === 'userinfo') answer.sub = subject
    }
    await signInByOpenId(page, wizard, 'ann@example.com')
    await expect(page.getByRole('heading', { name: status === 200 ? 'Connector profiles' : 'Sign in' })).toBeVisible()
    expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(status)
  })
}

for (const [how, spell] of Object.entries({
  plainly: (secret: string) => secret,
  'as in Basic': (secret: string) => Buffer.from(`${OIDC_CLIENT.id}:${secret}`).toString('base64'),
  'percent-encoded': (secret: string) => secret.replace(/[^a-z]/gi, (sign) => `%${Buffer.from(sign).toString('hex')}`),
})) {
  test(`a provider that quotes what is secret of a sign-in ${how} gets none of it into the log`, async ({ page }) => {
    const sent = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`))
    let quoted: string[] = []
    tamper = async (_endpoint, answer, { code, code_verifier }) => {
      const { searchParams } = new URL((await sent).url())
      const known = [searchParams.get('state'), searchParams.get('nonce'), code, code_verifier]
      quoted = [OIDC_CLIENT.secret, ...known.map(String)].map(spell)
      Object.assign(answer, { error: 'invalid_grant', error_description: `Expected ${quoted.join(' ')}` })
    }
    await signInByOpenId(page, wizard, 'ann@example.com')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Signing in did not work.')
    expect(quoted).toHaveLength(5)
    expect(wizard.output()).toContain('answered invalid_grant: Expected ')
    for (const secret of quoted) expect(wizard.output()).not.toContain(secret.slice(-12))
  })
}

function changeIdToken(change: (claims: JWTPayload) => Promise<string> | string): Tamper {
  return async (endpoint, answer) => {
    if (endpoint === 'token') answer.id_token = await change(decodeJwt(String(answer.id_token)))
  }
}
