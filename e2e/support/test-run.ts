import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import type { Credentials } from './console-page'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './profile-form'
import { signIn } from './sign-in'
import { startWizard, type Wizard } from './wizard'

interface WorkerFixtures {
  sandbox: Sandbox
  /** A wizard that offers the sandbox. */
  wizard: Wizard
  session: Awaited<ReturnType<BrowserContext['cookies']>>
}

/** Playwright's test, with a sandbox and a wizard that knows it for each worker. */
export const test = base.extend<{ admin: Page }, WorkerFixtures>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const sandbox = await startSandbox({ port: 0 })
      await use(sandbox)
      await sandbox.stop()
    },
    { scope: 'worker' },
  ],
  wizard: [
    async ({ sandbox }, use) => {
      const wizard = await startWizard({ SANDBOX_URL: sandbox.url })
      await use(wizard)
      await wizard.stop()
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ wizard, browser }, use) => {
      const context = await browser.newContext({ javaScriptEnabled: true })
      await signIn(await context.newPage(), wizard, { name: 'Ann' })
      await use(await context.cookies())
      await context.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ wizard }, use) => {
    await use(wizard.url)
  },
  admin: async ({ page, session }, use) => {
    await page.context().addCookies(session)
    await use(page)
  },
})

export { expect }

/** An account of its own in the sandbox, with an app as the guide makes it. */
export async function makeApp(sandbox: Sandbox, wizard: Wizard, change: Record<string, unknown> = {}) {
  const accountId = crypto.randomUUID()
  const answer = await fetch(`${sandbox.url}/faults/api/${accountId}/apps`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'StackOne Integration',
      redirect_urls: ['https://api.stackone.com/connect/oauth2/databricks/callback', `${wizard.url}/connect/callback`],
      scopes: ['all-apis'],
      confidential: true,
      token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 },
      ...change,
    }),
  })
  const app = (await answer.json()) as { client_id: string; client_secret: string }
  return { accountId, clientId: app.client_id, clientSecret: app.client_secret }
}

/** Switches faults on for one account. */
export async function setFaults(sandbox: Sandbox, accountId: string, on: readonly string[], latency = 0) {
  await fetch(`${sandbox.url}/faults/api/${accountId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on, latency }),
  })
}

/** The page of a live test, by role and name, as a reader finds its parts. */
export class TestRunPage {
  readonly next: Locator
  readonly stages: Locator
  readonly signInHere: Locator
  readonly again: Locator

  constructor(readonly page: Page) {
    this.next = page.locator('.next-step')
    this.stages = page.getByRole('list', { name: 'Stages' })
    this.signInHere = page.getByRole('link', { name: 'Sign in in this tab' })
    this.again = page.getByRole('button', { name: 'Test again' })
  }

  /** Saves a profile for the sandbox, and starts its test. */
  async start(credentials: Credentials, query = ''): Promise<void> {
    const form = new ProfileFormPage(this.page)
    await form.open(`${NEW_PROFILE}?cloud=sandbox${query}`)
    await form.name.fill(uniqueName())
    await form.accountId.fill(credentials.accountId)
    await form.clientId.fill(credentials.clientId)
    await form.secret.fill(credentials.clientSecret)
    await form.save.click()
    await expect(this.page).toHaveURL(/saved=created/)
    await this.page.getByRole('button', { name: 'Start the live test' }).click()
    await expect(this.page).toHaveURL(/\/test-runs\/[0-9a-f-]{36}$/)
  }

  /** Signs in at the sandbox, in this tab, and agrees. */
  async signInAs(user: string | RegExp = 'Ada Admin, account admin'): Promise<void> {
    await this.signInHere.click()
    const person = this.page.getByRole('button', { name: user })
    const allow = this.page.getByRole('button', { name: 'Allow' })
    await expect(person.or(allow)).toBeVisible()
    // Whoever is signed in at the provider already only agrees.
    if (await person.isVisible()) await person.click()
    await allow.click()
    await expect(this.page).toHaveURL(/\/test-runs\/[0-9a-f-]{36}$/)
  }

  heading(name: string): Locator {
    return this.next.getByRole('heading', { name, exact: true })
  }

  stage(name: string): Locator {
    return this.stages.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) })
  }
}
