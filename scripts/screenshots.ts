// Takes the pictures in docs/ from the running product: `npm run build && npm run screenshots`.
import { chromium } from '@playwright/test'
import { startWizard } from '../e2e/support/wizard'
import config from '../playwright.config'

const GUIDE = '/connectors/databricks/oauth-u2m?actions=list_users,get_user,list_budgets,create_custom_app_integration'
const PICTURES = [
  { name: 'guide-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'guide-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'guide-narrow', width: 390, height: 844, colorScheme: 'light' },
] as const

const wizard = await startWizard()
const browser = await chromium.launch(config.use?.launchOptions)
try {
  for (const { name, width, height, colorScheme } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    // The second load has the fonts.
    await page.goto(wizard.url + GUIDE)
    await page.evaluate(() => document.fonts.ready)
    await page.reload()
    await page.screenshot({ path: `docs/${name}.png` })
    await page.close()
  }
} finally {
  await browser.close()
  await wizard.stop()
}
