import { expect, type Page } from '@playwright/test'

/** Waits until the clipboard has this text: the browser copies some time after the click. */
export async function expectCopied(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text)
}
