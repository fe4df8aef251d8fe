import type { Page } from '@playwright/test'

/** Waits until what the selector finds, the page's form when there is none, answers to what is typed and clicked. */
export async function hydrated(page: Page, selector = 'main form'): Promise<void> {
  await page.waitForFunction((sought) => {
    const element = document.querySelector(sought)
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  }, selector)
}
