import { expect, type Page } from '@playwright/test'

/** Waits until this is what was copied: the browser takes a copy in its own time after the click. */
export async function expectCopied(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text)
}
