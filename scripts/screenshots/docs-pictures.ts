import type { Browser, Page } from '@playwright/test'
import { GUIDE } from '../../e2e/support/guide-page'
import { signIn } from '../../e2e/support/sign-in'
import { makeApp, TestRunPage } from '../../e2e/support/test-run'
import type { Wizard } from '../../e2e/support/wizard'
import type { Sandbox } from '../../sandbox/server'

const CHOICE = `${GUIDE}?actions=list_users,get_user,list_budgets,create_custom_app_integration`
const PICTURES = [
  { name: 'guide-light', width: 1440, height: 900, colorScheme: 'light', show: showGuide },
  { name: 'guide-dark', width: 1440, height: 900, colorScheme: 'dark', show: showGuide },
  { name: 'guide-narrow', width: 390, height: 844, colorScheme: 'light', show: showGuide },
  { name: 'test-light', width: 1280, height: 800, colorScheme: 'light', show: showTest },
] as const

interface Running {
  sandbox: Sandbox
  wizard: Wizard
}

/** Takes the pictures in docs/, each of one screen. */
export async function takeDocsPictures(browser: Browser, running: Running): Promise<void> {
  for (const { name, width, height, colorScheme, show } of PICTURES) {
    const viewport = { width, height }
    const page = await browser.newPage({ baseURL: running.wizard.url, viewport, colorScheme, reducedMotion: 'reduce' })
    await show(page, running)
    // The second load has the fonts in its cache.
    await page.evaluate(() => document.fonts.ready)
    await page.reload()
    await page.screenshot({ path: `docs/${name}.png` })
    await page.close()
  }
}

async function showGuide(page: Page): Promise<void> {
  await page.goto(CHOICE)
}

/** A profile whose app lacks StackOne's redirect URL: the test names the URL, and the fix. */
async function showTest(page: Page, { sandbox, wizard }: Running): Promise<void> {
  await signIn(page, wizard, { name: 'Ina' })
  const run = new TestRunPage(page)
  await run.start(await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback`] }))
  await run.signInAs()
  await run.again.waitFor()
}
