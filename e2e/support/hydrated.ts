import type { Page } from '@playwright/test'

/** Waits until the selected element, by default the page's form, is hydrated. */
export async function hydrated(page: Page, selector = 'main form'): Promise<void> {
  await page.waitForFunction((sought) => {
    const element = document.querySelector(sought)
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
}
