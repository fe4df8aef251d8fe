import type { Page } from '@playwright/test'

/** Waits until the page's forms answer to what is typed and clicked. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector('main form')
    return form !== null && Object.keys(form).some((key) => key.startsWith('__reactProps'))
  })
}
