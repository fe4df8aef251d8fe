import { expect, type Page } from '@playwright/test'
import { hydrated } from './hydrated'
import type { Wizard } from './wizard'

interface SignInOptions {
  name?: string
  /** The page to open then. */
  path?: string
}

/** Signs in by the URL that the wizard printed at its first start. */
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

/** Opens the profiles, and signs in at the OpenID provider with this e-mail address. */
export async function signInByOpenId(page: Page, wizard: Pick<Wizard, 'url'>, address: string): Promise<void> {
  await page.goto(`${wizard.url}/profiles?q=x`)
  await page.getByRole('button', { name: /^Sign in at / }).click()
  await page.getByPlaceholder('Enter any login').fill(address)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
