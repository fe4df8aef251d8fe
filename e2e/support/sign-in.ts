import { expect, type Page } from '@playwright/test'
import { hydrated } from './hydrated'
import type { Wizard } from './wizard'

interface SignInOptions {
  name?: string
  /** Where to go then. */
  path?: string
}

/** Signs in by the address that the wizard printed at its first start. */
export async function signIn(
  page: Page,
  wizard: Pick<Wizard, 'url' | 'accessCode'>,
  { name = '', path = '/profiles' }: SignInOptions = {},
) {
  await page.goto(`${wizard.url}/sign-in?${new URLSearchParams({ return: path })}#code=${wizard.accessCode}`)
  await hydrated(page)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  // The first sign-in opens the database.
  await expect(page).toHaveURL(wizard.url + path, { timeout: 30_000 })
}
