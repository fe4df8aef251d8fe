import { expect, type Page } from '@playwright/test'
import { findFaults } from './axe'
import { findSideways } from './in-page'

/** Fails if axe finds a violation of WCAG 2.2 AA, or reading needs sideways scrolling. */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  expect.soft(await findFaults(page), what).toEqual([])
  await expectNoOverflow(page, what)
}

export async function expectNoOverflow(page: Page, what = page.url()): Promise<void> {
  expect.soft(await page.evaluate(findSideways), what).toEqual([])
}
