import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { projectKey } from '@/sandbox/testing/stackone'
import { type Container, startContainer } from './container'
import { type Deployment, startDeployment } from './deployment'
import { type Hook, startHook } from './hook'
import { lend } from './lend'
import { signIn } from './sign-in'
import { startWizard, type Wizard } from './wizard'

/** The project of the sandbox's StackOne that the tests use. */
export const PROJECT = 'e2e'
export const WEBHOOK_SECRETS = ['new-signing-secret', 'old-signing-secret']

/** The cookies of a signed-in admin, Ann. */
type Session = Awaited<ReturnType<BrowserContext['cookies']>>

interface WorkerFixtures {
  sandbox: Sandbox
  /** The receiver of the wizard's notices. */
  hook: Hook
  /** The wizard with its built-in guides, the sandbox as a cloud, and its most detailed log. */
  wizard: Wizard
  session: Session
  /** The same with an API key of the sandbox's StackOne. */
  stackOneWizard: Wizard
  stackOneSession: Session
  container: Container
  deployment: Deployment
}

interface AdminFixtures {
  /** A page of a signed-in admin. */
  admin: Page
}

interface QuietFixtures {
  /** Fails a test if the page logs an error, violates its policy, or requests another origin. */
  quietPage: undefined
}

/**
 * Playwright's test, for tests that start their own wizard. A worker starts each of these parts when a test first asks
 * for it. Every test must use this set: between tests with different sets, Playwright starts its workers again.
 */
export const workerTest = base.extend<object, WorkerFixtures>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    ({}, use) => lend(startSandbox({ port: 0 }), use),
    { scope: 'worker' },
  ],
  hook: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    ({}, use) => lend(startHook(), use),
    { scope: 'worker' },
  ],
  wizard: [
    ({ sandbox, hook }, use) =>
      lend(
        startWizard({
          SANDBOX_URL: sandbox.url,
          NOTIFY_WEBHOOK_URL: hook.url,
          NOTIFY_WEBHOOK_SECRET: 'signing',
          LOG_LEVEL: 'debug',
        }),
        use,
      ),
    { scope: 'worker' },
  ],
  session: [async ({ wizard, browser }, use) => use(await sessionAt(wizard, browser)), { scope: 'worker' }],
  stackOneWizard: [
    ({ sandbox, hook }, use) =>
      lend(
        startWizard({
          SANDBOX_URL: sandbox.url,
          STACKONE_API_URL: `${sandbox.url}/stackone`,
          STACKONE_API_KEY: projectKey(PROJECT),
          STACKONE_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(', '),
          NOTIFY_WEBHOOK_URL: hook.url,
        }),
        use,
      ),
    { scope: 'worker' },
  ],
  stackOneSession: [
    async ({ stackOneWizard, browser }, use) => use(await sessionAt(stackOneWizard, browser)),
    { scope: 'worker' },
  ],
  container: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    ({}, use) => lend(startContainer(), use),
    { scope: 'worker' },
  ],
  deployment: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    ({}, use) => lend(startDeployment(), use),
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** The same on the wizard, for tests that call the server without a page. */
export const pagelessTest = workerTest.extend({ baseURL: ({ wizard }, use) => use(wizard.url) })

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

async function sessionAt(wizard: Wizard, browser: Browser): Promise<Session> {
  // Not affected by a test's own options, like disabled JavaScript.
  const context = await browser.newContext({ javaScriptEnabled: true })
  await signIn(await context.newPage(), wizard, { name: 'Ann' })
  const session = await context.cookies()
  await context.close()
  return session
}

export { expect }
