import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { describeSignInError, PROVIDER_UNTRUSTED } from '@/lib/auth/sign-in-errors'
import { makeCertificate } from './support/certificate'
import { type ConnectProxy, startConnectProxy } from './support/connect-proxy'
import { freePort } from './support/free-port'
import { type OpenIdProvider, oidcSettings, startOpenIdProvider } from './support/openid-provider'
import { NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { startProxy } from './support/proxy'
import { signInByOpenId } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

// The tests share one company network, where only the proxy reaches the provider, so they stay in one worker.
test.describe.configure({ mode: 'default' })

const ISSUER = 'https://login.example'
const PROXY_USER = 'wizard:p%40ss-of-the-proxy'

let folder: string
let provider: OpenIdProvider
let front: Awaited<ReturnType<typeof startProxy>>
let proxy: ConnectProxy
let port: number
/** The path of the company's CA certificate. */
let authority: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wizard-network-'))
  authority = join(folder, 'authority.pem')
  const company = makeCertificate({ name: 'The company', isAuthority: true })
  await writeFile(authority, company.cert)
  port = await freePort()
  provider = await startOpenIdProvider({
    issuer: ISSUER,
    redirectUri: `http://localhost:${port}/api/auth/callback/oidc`,
    isEmailInIdToken: true,
  })
  const frontPort = await freePort()
  const certificate = makeCertificate({ name: 'login.example', issuer: company })
  front = await startProxy({ port: frontPort, target: provider.url, isSecure: true, certificate })
  proxy = await startConnectProxy({ hosts: { 'login.example:443': frontPort } })
})

test.afterAll(async () => {
  await proxy.stop()
  await front.stop()
  await provider.stop()
  await rm(folder, { recursive: true })
})

/** A wizard whose admins sign in at the company's provider. */
function startCompanyWizard(settings: Record<string, string>): Promise<Wizard> {
  return startWizard({ PORT: `${port}`, ...oidcSettings(ISSUER), AUTH_ALLOWED: 'ann@example.com', ...settings })
}

/** A page in a browser that uses the proxy too, except for localhost. */
async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    proxy: { server: `http://localhost:${proxy.port}`, bypass: 'localhost' },
    ignoreHTTPSErrors: true,
  })
  return context.newPage()
}

test('sign-in and a live test reach a provider that only the proxy knows, with the company’s certificate', async ({
  browser,
}) => {
  const wizard = await startCompanyWizard({
    HTTPS_PROXY: `http://${PROXY_USER}@localhost:${proxy.port}`,
    EXTRA_CA_CERTS: authority,
  })
  const page = await openPage(browser)
  await signInByOpenId(page, wizard, 'ann@example.com')
  await expect(page).toHaveURL(`${wizard.url}/profiles?q=x`)
  expect(proxy.signIns).toContain(`Basic ${Buffer.from('wizard:p@ss-of-the-proxy').toString('base64')}`)

  await new ProfileFormPage(page).make('Behind a proxy', `${wizard.url}${NEW_PROFILE}`)
  await page.getByRole('button', { name: 'Start the live test' }).click()
  await expect(
    page.getByText(`The proxy localhost:${proxy.port} did not connect to accounts.cloud.databricks.com`).first(),
  ).toBeVisible()
  expect(proxy.asked).toContain('accounts.cloud.databricks.com:443')
  expect(await page.content()).not.toContain('ss-of-the-proxy')
  expect(wizard.output()).not.toContain('ss-of-the-proxy')
  await page.context().close()
  await wizard.stop()
})

test('the sign-in page says that a provider’s certificate is not trusted, and the log has the code', async ({
  page,
}) => {
  const wizard = await startCompanyWizard({ HTTPS_PROXY: `http://${PROXY_USER}@localhost:${proxy.port}` })
  await page.goto(`${wizard.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in at login.example' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(describeSignInError(PROVIDER_UNTRUSTED))
  const logged = `untrusted, UNABLE_TO_\\w+, through the proxy localhost:${proxy.port}\\.`
  expect(wizard.output()).toMatch(new RegExp(`Sign-in: login\\.example gave no answer: ${logged}`))
  expect(wizard.output()).not.toContain('ss-of-the-proxy')
  await wizard.stop()
})
