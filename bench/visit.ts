import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Locator, Page } from '@playwright/test'
import { startWizard } from '../e2e/support/wizard'
import { GUIDE } from './pages/every-page'
import { BENCH } from './paths'
import type { Section } from './section'
import { formatRows, type Row } from './table'

const WIDTHS = [320, 768, 1440]
const REST_MS = 600

/** Visits the guide page at several widths, uses it, and reports layout shifts and requests to other origins. */
export async function measureVisits(browser: Browser): Promise<Section[]> {
  const wizard = await startWizard()
  try {
    const visits = await Promise.all(WIDTHS.map((width) => visit(browser, wizard.url, width)))
    const rows = visits.map(
      ({ width, shifted }): Row => ({
        name: `Layout shift at ${width} px, load and use`,
        ours: shifted,
        unit: 'shift',
        limit: 0,
      }),
    )
    const strangers = visits.reduce((sum, each) => sum + each.strangers, 0)
    rows.push({ name: 'Requests that leave the origin', ours: strangers, unit: 'requests', limit: 0 })
    return [{ title: 'Guide: visits', table: formatRows(rows) }]
  } finally {
    await wizard.stop()
  }
}

async function visit(browser: Browser, origin: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  await context.addInitScript({ path: `${BENCH}in-page/shifts.js` })
  let strangers = 0
  context.on('request', (request) => {
    if (isElsewhere(request.url(), origin)) strangers += 1
  })
  const page = await context.newPage()
  let shifted = 0
  for (const query of ['', '?actions=all&q=list']) {
    await page.goto(origin + GUIDE + query, { waitUntil: 'networkidle' })
    await tryEverything(page)
    shifted += await page.evaluate(() => window.shifted)
  }
  await context.close()
  return { width, shifted, strangers }
}

function isElsewhere(url: string, origin: string): boolean {
  const { protocol, origin: requested } = new URL(url)
  return protocol.startsWith('http') && requested !== origin
}

/**
 * A reader's actions on the page, by keys and clicks, which browsers tell apart from a script's. A pause after each:
 * shifts right after an input do not count, later ones do.
 */
async function tryEverything(page: Page): Promise<void> {
  const picker = page.locator('#choose')
  const search = picker.locator('[name=q]')
  const command = (name: RegExp) => picker.getByRole('button', { name })
  const doings = [
    () => clear(search),
    () => search.pressSequentially('list us', { delay: 50 }),
    () => clear(search),
    () => picker.locator('[name=effect][value=write]').check(),
    () => picker.locator('[name=effect][value=all]').check(),
    () => picker.locator('[data-action] label').nth(1).click(),
    () => command(/^Select/).click(),
    () => picker.locator('[name=separator]').press('End'),
    () => picker.locator('summary').click(),
    () => picker.locator('summary').click(),
    () => command(/^Clear/).click(),
    () =>
      page
        .getByRole('checkbox', { name: /^Done: / })
        .first()
        .click(),
    () => page.mouse.wheel(0, 20_000),
  ]
  for (const act of doings) {
    await act()
    await sleep(REST_MS)
  }
}

async function clear(field: Locator): Promise<void> {
  await field.press('ControlOrMeta+a')
  await field.press('Delete')
}
