import { expect, type Page } from '@playwright/test'
import { expectNoOverflow } from './accessible'
import { findFaults, findFaultsOfWidth } from './axe'
import { findCovering, findCutOff, findHiddenFocus, findMoving, spaceText } from './in-page'

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 320, height: 800 }
/** The viewport of 1280 by 1024 at a zoom of 400% (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 256 }

/**
 * Checks a state of a page in every look: wide and narrow, zoomed, with spaced text, without motion, in forced colours.
 * Dark pages differ in their colours only, which `app/palette.test.ts` compares. The page is not reloaded; its look is
 * restored at the end.
 * @param file The page, like `app/page.tsx`. Another test requires this check for every page.
 */
export async function expectEveryLook(page: Page, file: `app/${string}.tsx`, state: string): Promise<void> {
  const what = `${file}, ${state}`
  const before = page.viewportSize() ?? WIDE
  expect.soft(new URL(page.url()).pathname, what).toMatch(addressOf(file))
  expect.soft(await page.locator('html').getAttribute('lang'), what).toBe('en')
  // After a form was sent, React replaces the title.
  await expect.soft(page, what).toHaveTitle(/\S/)
  // A missing value in a sentence shows as its JavaScript name.
  const missing = /\b(null|undefined|NaN)\b|\[object /
  await expect.soft(page.locator('body'), what).not.toContainText(missing, { useInnerText: true })

  for (const [size, faults] of [
    [WIDE, findFaults],
    [NARROW, findFaultsOfWidth],
  ] as const) {
    const where = `${what}, ${size.width} px`
    await page.setViewportSize(size)
    expect.soft(await faults(page), where).toEqual([])
    await expectNoOverflow(page, where)
    await page.evaluate(spaceText, true)
    await expectNoOverflow(page, `${where}, spaced`)
    expect.soft(await page.evaluate(findCutOff), `${where}, spaced`).toEqual([])
    await page.evaluate(spaceText, false)
  }
  const stops = page.locator('a, button, input, select, textarea, summary, [tabindex]')
  // The focus is visible only after a key was pressed.
  await page.keyboard.press('Tab')

  await page.setViewportSize(ZOOMED)
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  await expectNoOverflow(page, `${what}, zoomed`)
  expect.soft(await stops.evaluateAll(findHiddenFocus), `${what}, zoomed, in forced colours`).toEqual([])
  expect.soft(await page.evaluate(findCovering), `${what}, zoomed`).toEqual([])
  expect.soft(await page.evaluate(findMoving), `${what}, without motion`).toEqual([])
  await page.emulateMedia({ reducedMotion: null, forcedColors: null })
  await page.setViewportSize(before)
  await page.evaluate(() => scrollTo(0, 0))
}

/** The URLs of a page, by Next's rules; any URL for an error page. */
function addressOf(file: string): RegExp {
  if (!file.endsWith('/page.tsx')) return /^\//
  const path = file.slice('app'.length, -'/page.tsx'.length).replaceAll(/\[\w+\]/g, '[^/]+')
  return new RegExp(`^${path || '/'}$`)
}
