import type { Page } from '@playwright/test'
import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { expectEveryLook } from './support/every-look'
import { freePort } from './support/free-port'
import {
  OIDC_CLIENT,
  type OpenIdProvider,
  oidcSettings,
  startOpenIdProvider,
  type Tamper,
} from './support/openid-provider'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signInByOpenId } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

// The tests share one wizard and one provider, so they stay in one worker.
test.describe.configure({ mode: 'default' })

let provider: OpenIdProvider
let wizard: Wizard
let tamper: Tamper | null = null

test.beforeAll(async () => {
  const port = await freePort()
  const redirectUri = `http://localhost:${port}/api/auth/callback/oidc`
  provider = await startOpenIdProvider({
    redirectUri,
    isEmailInIdToken: true,
    tamper: async (...told) => tamper?.(...told),
  })
  wizard = await startWizard({
    PORT: `${port}`,
    ...oidcSettings(provider.issuer),
    AUTH_ALLOWED: 'ann@example.com, example.org',
    LOG_LEVEL: 'debug',
  })
})

test.afterEach(() => {
  tamper = null
})

test.afterAll(async () => {
  await wizard.stop()
  await provider.stop()
})

async function expectRefused(page: Page, words: string): Promise<void> {
  expect(new URL(page.url()).origin).toBe(wizard.url)
  await expect(page.getByRole('main').getByRole('alert')).toContainText(words)
  expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
}

test('an allowed admin signs in and returns to the requested page; only the identity is requested, and a callback works once', async ({
  page,
}) => {
  const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`))
  const came = page.waitForRequest((request) => request.url().includes('/api/auth/callback/oidc?'))
  await signInByOpenId(page, wizard, 'Anyone@Example.org')
  await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
  await expect(page.getByText('Anyone@Example.org')).toBeVisible()

  const query = new URL((await asked).url()).searchParams
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: 'code',
    scope: 'openid email',
    redirect_uri: `${wizard.url}/api/auth/callback/oidc`,
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name), name).toMatch(/^[\w-]{43}$/)

  await page.context().clearCookies({ name: 'session' })
  await page.goto((await came).url())
  await expectRefused(page, 'Signing in did not work.')
  expect(wizard.output()).not.toContain(OIDC_CLIENT.secret)
  expect(wizard.output()).not.toMatch(/eyJ|code=|state=/)
})

test('an address that is not allowed or not verified is refused with its reason, and logged', async ({ page }) => {
  for (const address of ['bob@example.com', 'unverified@example.org']) {
    await signInByOpenId(page, wizard, address)
    await expectRefused(page, 'may not use this wizard, or is not verified')
    await page.context().clearCookies()
  }
  expect(wizard.output()).toMatch(/"who":"bob@example\.com","msg":"Sign-in refused: not in AUTH_ALLOWED/)
})

test('an access code neither exists nor works; a refusal at the provider is explained', async ({ page }) => {
  expect(wizard.accessCode).toBe('')
  await page.goto(`${wizard.url}/sign-in`)
  await expect(page.getByLabel('Access code')).toHaveCount(0)
  await expectEveryLook(page, 'app/sign-in/page.tsx', 'by OpenID')
  const form = { form: { code: 'any' } }
  const answer = await page.request.post(`${wizard.url}/api/auth/callback/credentials`, form)
  expect(answer.status()).toBe(405)
  await page.getByRole('button', { name: /^Sign in at/ }).click()
  await page.getByText('[ Cancel ]').click()
  await expectRefused(page, 'Signing in did not work.')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('sign-in works: the form may redirect to the provider and back', async ({ page }) => {
    await signInByOpenId(page, wizard, 'ann@example.com')
    await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
  })

  test('a callback without a pending sign-in is refused', async ({ page }) => {
    const planted = ['sign-in-return', 'sign-in-state', 'sign-in-verifier', 'sign-in-nonce', 'session']
    for (const query of ['', '?code=x&state=y', '?error=%0d%0aX', '?code=x&state=y&iss=https://evil.example']) {
      for (const cookies of [[], planted]) {
        await page.context().clearCookies()
        await page
          .context()
          .addCookies(cookies.map((name) => ({ name, value: 'javascript:alert(1)', url: wizard.url })))
        await page.goto(`${wizard.url}/api/auth/callback/oidc${query}`)
        await expectRefused(page, 'Signing in did not work.')
      }
    }
  })

  test('an ID token signed with an unknown key is refused; one signed with the provider’s key is accepted', async ({
    page,
  }) => {
    for (const { key, ends } of [
      { key: (await generateKeyPair('RS256')).privateKey, ends: 401 },
      { key: provider.signingKey, ends: 200 },
    ]) {
      tamper = async (endpoint, answer) => {
        if (endpoint !== 'token') return
        const claims = decodeJwt(String(answer.id_token))
        answer.id_token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key)
      }
      await page.context().clearCookies()
      await signInByOpenId(page, wizard, 'ann@example.com')
      expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(ends)
    }
  })

  test('the log has no secret of a sign-in, even if the provider quotes it', async ({ page }) => {
    for (const spell of [
      (secret: string) => secret,
      (secret: string) => Buffer.from(`${OIDC_CLIENT.id}:${secret}`).toString('base64'),
      (secret: string) => secret.replace(/[^a-z]/gi, (sign) => `%${Buffer.from(sign).toString('hex')}`),
    ]) {
      const sent = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`))
      let quoted: string[] = []
      tamper = async (_endpoint, answer, { code, code_verifier }) => {
        const { searchParams } = new URL((await sent).url())
        const known = [searchParams.get('state'), searchParams.get('nonce'), code, code_verifier]
        quoted = [OIDC_CLIENT.secret, ...known.map(String)].map(spell)
        Object.assign(answer, { error: 'invalid_grant', error_description: `Expected ${quoted.join(' ')}` })
      }
      await page.context().clearCookies()
      await signInByOpenId(page, wizard, 'ann@example.com')
      await expectRefused(page, 'Signing in did not work.')
      expect(quoted).toHaveLength(5)
      for (const secret of quoted) expect(wizard.output()).not.toContain(secret.slice(-12))
    }
    expect(wizard.output()).toContain('answered invalid_grant: Expected ')
  })
})

test('only the colleague whose address was named can copy the secret', async ({ browser }) => {
  const people = ['ann@example.com', 'ina@example.org', 'cid@example.org'].map(async (address) => {
    const page = await (await browser.newContext()).newPage()
    await signInByOpenId(page, wizard, address)
    await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
    return page
  })
  const [ann, ina, cid] = await Promise.all(people)
  if (!ann || !ina || !cid) throw new Error('Three people are needed.')
  const form = new ProfileFormPage(ann)
  const id = await form.make(uniqueName(), wizard.url + NEW_PROFILE)
  const address = ann.getByLabel('Colleague’s email address')
  const allow = ann.getByRole('button', { name: 'Allow one copy' })
  await address.fill('ina@example.net')
  await allow.click()
  await expect(ann.getByText('This address cannot sign in to this wizard.')).toBeVisible()
  await expect(address).toHaveValue('ina@example.net')
  await address.fill('Ina@Example.org')
  await allow.click()
  await expect(ann.getByText('ina@example.org can copy the Client Secret once, until')).toBeVisible()
  for (const page of [ann, cid]) {
    await page.goto(`${wizard.url}/profiles/${id}/secret`)
    await expect(page.getByText('allowed someone else to copy it')).toBeVisible()
  }
  await ina.goto(`${wizard.url}/profiles/${id}/secret`)
  await ina.getByRole('checkbox').check()
  await ina.getByRole('button', { name: 'Show the Client Secret once' }).click()
  await expect(ina.getByText(CANARY_SECRET)).toBeVisible()
  expect(wizard.output()).not.toContain(CANARY_SECRET)
  await Promise.all([ann, ina, cid].map((page) => page.context().close()))
})
