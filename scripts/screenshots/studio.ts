import type { Browser, Page } from '@playwright/test'
import { signIn } from '../../e2e/support/sign-in'
import type { Wizard } from '../../e2e/support/wizard'

/** Parts of a page outside of the window are not painted (`lazy-paint`). */
const PAINT_ALL = '* { content-visibility: visible !important }'
const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** Takes pictures of pages in every look. */
export class Studio {
  taken = 0

  constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** A page of a visitor who is not signed in. */
  visitor(wizard: Wizard): Promise<Page> {
    // The page's policy would block `PAINT_ALL`.
    return this.browser.newPage({ baseURL: wizard.url, reducedMotion: 'reduce', bypassCSP: true })
  }

  /** A page of an admin. */
  async admin(wizard: Wizard, name = 'Ina'): Promise<Page> {
    const page = await this.visitor(wizard)
    await signIn(page, wizard, { name })
    return page
  }

  /** Captures the whole page without reloading it, so that typed and expanded content stays. */
  async take(page: Page, name: string): Promise<void> {
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({
        path: `${this.folder}/${name}-${width}-${colorScheme}.png`,
        fullPage: true,
        style: PAINT_ALL,
      })
      this.taken += 1
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  /** Opens a URL and takes its picture. */
  async open(page: Page, path: string, name: string): Promise<void> {
    await page.goto(path)
    await this.take(page, name)
  }
}
