import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { type Hook, startHook } from './hook'
import { signIn } from './sign-in'
import { startWizard, type Wizard } from './wizard'

interface WorkerFixtures {
  sandbox: Sandbox
  /** The receiver of the wizard's notices. */
  hook: Hook
  /** The wizard with its built-in guides, the sandbox as a cloud, and its most detailed log. */
  wizard: Wizard
  /** The cookies of a signed-in admin, Ann. */
  session: Awaited<ReturnType<BrowserContext['cookies']>>
}

interface AdminFixtures {
  /** A page of a signed-in admin. */
  admin: Page
}

interface QuietFixtures {
  /** Fails a test if the page logs an error, violates its policy, or requests another origin. */
  quietPage: undefined
}

/** Playwright's test, with a wizard and a sandbox for each worker, for tests that call the server without a page. */
export const pagelessTest = base.extend<object, WorkerFixtures>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const sandbox = await startSandbox({ port: 0 })
      await use(sandbox)
      await sandbox.stop()
    },
    { scope: 'worker' },
  ],
  hook: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const hook = await startHook()
      await use(hook)
      await hook.stop()
    },
    { scope: 'worker' },
  ],
  wizard: [
    async ({ sandbox, hook }, use) => {
      const wizard = await startWizard({
        SANDBOX_URL: sandbox.url,
        NOTIFY_WEBHOOK_URL: hook.url,
        NOTIFY_WEBHOOK_SECRET: 'signing',
        LOG_LEVEL: 'debug',
      })
      await use(wizard)
      await wizard.stop()
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ wizard, browser }, use) => {
      // Not affected by a test's own options, like disabled JavaScript.
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
})

/** The same with an admin's page. */
export const adminTest = pagelessTest.extend<AdminFixtures>({
  admin: async ({ page, session }, use) => {
    await page.context().addCookies(session)
    await use(page)
  },
})

/** The same with a page whose console errors fail the test. */
export const test = adminTest.extend<QuietFixtures>({
  quietPage: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        const isExpected = message.text().includes('status of 404') || message.text().includes('status of 400')
        if (message.type() === 'error' && !isExpected) complaints.push(message.text())
      })
      // Not every browser logs a policy violation to its console.
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          console.error(`${effectiveDirective} stopped ${blockedURI}`),
        )
      })
      const origins = new Set<string>()
      page.on('request', (request) => origins.add(new URL(request.url()).origin))
      await use(undefined)
      expect(complaints).toEqual([])
      expect(origins.size).toBeLessThanOrEqual(1)
    },
    { auto: true },
  ],
})

export { expect }
