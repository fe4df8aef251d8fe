// Takes the pictures in docs/ from the running product: `npm run build && npm run screenshots`.
import { chromium, type Page } from '@playwright/test'
import { signIn } from '../e2e/support/sign-in'
import { makeApp, TestRunPage } from '../e2e/support/test-run'
import { startWizard } from '../e2e/support/wizard'
import config from '../playwright.config'
import { startSandbox } from '../sandbox/server'

const GUIDE = '/connectors/databricks/oauth-u2m?actions=list_users,get_user,list_budgets,create_custom_app_integration'
const PICTURES = [
  { name: 'guide-light', width: 1440, height: 900, colorScheme: 'light', show: showGuide },
  { name: 'guide-dark', width: 1440, height: 900, colorScheme: 'dark', show: showGuide },
  { name: 'guide-narrow', width: 390, height: 844, colorScheme: 'light', show: showGuide },
  { name: 'test-light', width: 1280, height: 800, colorScheme: 'light', show: showTest },
] as const

const sandbox = await startSandbox({ port: 0 })
const wizard = await startWizard({ SANDBOX_URL: sandbox.url })
const browser = await chromium.launch(config.use?.launchOptions)
try {
  for (const { name, width, height, colorScheme, show } of PICTURES) {
    const page = await browser.newPage({ baseURL: wizard.url, viewport: { width, height }, colorScheme })
    await show(page)
    // The second load has the fonts.
    await page.evaluate(() => document.fonts.ready)
    await page.reload()
    await page.screenshot({ path: `docs/${name}.png` })
    await page.close()
  }
} finally {
  await browser.close()
  await wizard.stop()
  await sandbox.stop()
}

async function showGuide(page: Page): Promise<void> {
  await page.goto(GUIDE)
}

/** A profile whose app lacks StackOne's redirect URL: seen, named, and how to mend it. */
async function showTest(page: Page): Promise<void> {
  await signIn(page, wizard, { name: 'Ann' })
  const run = new TestRunPage(page)
  await run.start(await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback`] }))
  await run.signInAs()
  await run.again.waitFor()
}
