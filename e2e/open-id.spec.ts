import { expect, test } from '@playwright/test'
import { describeSignInError, PROVIDER_UNUSABLE } from '@/lib/auth/sign-in-errors'
import { expectEveryLook } from './support/every-look'
import { freePort } from './support/free-port'
import { OIDC_CLIENT, type OpenIdProvider, oidcSettings, startOpenIdProvider } from './support/openid-provider'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signInByOpenId } from './support/sign-in'
import { startWizard, type Wizard } from './support/wizard'

// Each describe starts one wizard and one provider: its tests stay in one worker.
test.describe.configure({ mode: 'default' })

for (const isEmailInIdToken of [true, false]) {
  test.describe(`sign-in by OpenID, with the address in the ${isEmailInIdToken ? 'ID token' : 'userinfo'}`, () => {
    let provider: OpenIdProvider
    let wizard: Wizard

    test.beforeAll(async () => {
      const port = await freePort()
      const redirectUri = `http://localhost:${port}/api/auth/callback/oidc`
      provider = await startOpenIdProvider({ redirectUri, isEmailInIdToken })
      wizard = await startWizard({
        PORT: `${port}`,
        ...oidcSettings(provider.issuer),
        AUTH_ALLOWED: 'ann@example.com, example.org',
        LOG_LEVEL: 'debug',
      })
    })

    test.afterAll(async () => {
      await wizard.stop()
      await provider.stop()
    })

    for (const address of isEmailInIdToken ? ['ann@example.com', 'Anyone@Example.org'] : ['ann@example.com']) {
      test(`${address} comes in, and back to where they wanted`, async ({ page }) => {
        await signInByOpenId(page, wizard, address)
        await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
        await expect(page.getByText(address)).toBeVisible()
      })
    }

    const strangers = ['bob@example.com', 'ann@example.com.evil.example', 'x@sub.example.org']
    for (const address of ['unverified@example.org', ...(isEmailInIdToken ? strangers : [])]) {
      test(`${address} is told that they are not allowed, and gets nothing`, async ({ page }) => {
        await signInByOpenId(page, wizard, address)
        await expect(page.getByRole('main').getByRole('alert')).toContainText(
          'may not use this wizard, or is not verified',
        )
        await page.goto(`${wizard.url}/profiles`)
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
        expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
      })
    }

    // Where the address comes from changes nothing that follows.
    if (!isEmailInIdToken) return

    test('there is no access code, and none works', async ({ page }) => {
      expect(wizard.accessCode).toBe('')
      await page.goto(`${wizard.url}/sign-in`)
      await expect(page.getByLabel('Access code')).toHaveCount(0)
      await expectEveryLook(page, 'app/sign-in/page.tsx', 'by OpenID')
      const form = { form: { code: 'any' } }
      const answer = await page.request.post(`${wizard.url}/api/auth/callback/credentials`, form)
      expect(answer.status()).toBe(405)
      expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
    })

    test('a secret is copied by the one colleague whose address was named, and by nobody else', async ({ browser }) => {
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

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false })
      test('one comes in too: the form may lead to the provider, and on', async ({ page }) => {
        await signInByOpenId(page, wizard, 'ann@example.com')
        await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
      })
    })

    for (const query of ['', '?code=x&state=y', '?error=%0d%0aX', '?code=x&state=y&iss=https://evil.example']) {
      test(`an answer that no sign-in waits for lets nobody in: ${query}`, async ({ page }) => {
        const planted = ['sign-in-return', 'sign-in-state', 'sign-in-verifier', 'sign-in-nonce', 'session']
        for (const cookies of [[], planted]) {
          await page.context().clearCookies()
          await page
            .context()
            .addCookies(cookies.map((name) => ({ name, value: 'javascript:alert(1)', url: wizard.url })))
          await page.goto(`${wizard.url}/api/auth/callback/oidc${query}`)
          expect(new URL(page.url()).origin).toBe(wizard.url)
          await expect(page.getByRole('main').getByRole('alert')).toContainText('Signing in did not work.')
          expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
        }
      })
    }

    test('the request to the provider has PKCE, a state and a nonce, and asks for no more than who one is', async ({
      page,
    }) => {
      const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`))
      await page.goto(`${wizard.url}/sign-in`)
      await page.getByRole('button', { name: /^Sign in at/ }).click()
      const query = new URL((await asked).url()).searchParams
      expect(Object.fromEntries(query)).toMatchObject({
        response_type: 'code',
        scope: 'openid email',
        redirect_uri: `${wizard.url}/api/auth/callback/oidc`,
        code_challenge_method: 'S256',
      })
      for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name), name).toMatch(/^[\w-]{43}$/)
    })

    test('an answer is taken once', async ({ page }) => {
      const came = page.waitForRequest((request) => request.url().includes('/api/auth/callback/oidc?'))
      await signInByOpenId(page, wizard, 'ann@example.com')
      await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
      await page.context().clearCookies({ name: 'session' })
      await page.goto((await came).url())
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Signing in did not work.')
      expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(401)
    })

    test('who was refused is in the log', async ({ page }) => {
      await signInByOpenId(page, wizard, 'bob@example.com')
      await expect(page.getByRole('main').getByRole('alert')).toContainText('may not use this wizard')
      expect(wizard.output()).toMatch(/"who":"bob@example\.com","msg":"Sign-in refused: not in AUTH_ALLOWED/)
    })

    test('refusing at the provider is said in words', async ({ page }) => {
      await page.goto(`${wizard.url}/sign-in`)
      await page.getByRole('button', { name: /^Sign in at/ }).click()
      await page.getByText('[ Cancel ]').click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Signing in did not work.')
    })

    test('nothing of the sign-in is in the log', async ({ page }) => {
      await signInByOpenId(page, wizard, 'ann@example.com')
      await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible()
      expect(wizard.output()).not.toContain(OIDC_CLIENT.secret)
      expect(wizard.output()).not.toMatch(/eyJ|code=|state=/)
    })
  })
}

test('a provider that calls itself otherwise than the setting says lets nobody in, and the log says what to set', async ({
  page,
}) => {
  const port = await freePort()
  const provider = await startOpenIdProvider({ redirectUri: `http://localhost:${port}/api/auth/callback/oidc` })
  const wizard = await startWizard({
    PORT: `${port}`,
    ...oidcSettings(provider.issuer.replace('localhost', '127.0.0.1')),
    AUTH_ALLOWED: 'ann@example.com',
  })
  await page.goto(`${wizard.url}/sign-in`)
  await page.getByRole('button', { name: /^Sign in at/ }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(describeSignInError(PROVIDER_UNUSABLE))
  expect(wizard.output()).toContain(`calls itself “${provider.issuer}”. Set AUTH_OIDC_ISSUER to that`)
  await wizard.stop()
  await provider.stop()
})
