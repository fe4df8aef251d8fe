import { expect, type Page } from '@playwright/test'
import { setUpStackOne } from '@/sandbox/testing/stackone'
import { NEW_PROFILE, profileIdIn, saveProfile as saveInWizard, uniqueName } from './profile-form'
import { sendForm } from './send-form'
import { adminTest, PROJECT } from './test'
import { makeApp } from './test-run'
import type { Wizard } from './wizard'

/** The admin's test, on the wizard that has an API key of the sandbox's StackOne. */
export const test = adminTest.extend({
  baseURL: ({ stackOneWizard }, use) => use(stackOneWizard.url),
  admin: async ({ page, stackOneSession }, use) => {
    await page.context().addCookies(stackOneSession)
    await use(page)
  },
})

/** The values of a profile, also typed in StackOne. */
export interface SavedProfile {
  id: string
  name: string
  accountId: string
  clientId: string
  clientSecret: string
}

/** Saves a profile whose app matches the guide; its page is open then. */
export async function saveProfile(
  page: Page,
  sandbox: Parameters<typeof makeApp>[0],
  wizard: Wizard,
): Promise<SavedProfile> {
  const app = { name: uniqueName(), ...(await makeApp(sandbox, wizard)) }
  const saved = await saveInWizard(page, app, `${NEW_PROFILE}?cloud=sandbox`)
  await page.goto(saved)
  return { ...app, id: profileIdIn(saved) }
}

/** Creates the connector profile in the dashboard of the sandbox’s StackOne. */
export async function typeIntoStackOne(
  page: Page,
  { name, accountId, clientId, clientSecret }: SavedProfile,
): Promise<void> {
  await page.getByRole('link', { name: PROJECT, exact: true }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Account ID').fill(accountId)
  await page.getByLabel('Client ID').fill(clientId)
  await page.getByLabel('Client Secret').fill(clientSecret)
  await page.getByRole('button', { name: 'Create profile' }).click()
  await expect(page.getByRole('button', { name: `Disable ${name}` })).toBeVisible()
}

/** Signs in at the sandbox for an open Auth Link, and agrees or not. */
export async function linkByHand(page: Page, decision: 'Allow' | 'Cancel' = 'Allow'): Promise<void> {
  await page.getByRole('button', { name: 'Continue to Databricks' }).click()
  const person = page.getByRole('button', { name: 'Ada Admin, account admin' })
  const button = page.getByRole('button', { name: decision })
  await expect(person.or(button)).toBeVisible()
  if (await person.isVisible()) await person.click()
  await button.click()
}

/** A profile that is confirmed as one in StackOne; its page is open. */
export async function confirmedProfile(
  page: Page,
  sandbox: Parameters<typeof makeApp>[0],
  wizard: Wizard,
): Promise<SavedProfile> {
  const app = { name: uniqueName(), ...(await makeApp(sandbox, wizard)) }
  const id = profileIdIn(await saveInWizard(page, app, `${NEW_PROFILE}?cloud=sandbox`))
  await setUpStackOne(sandbox.url, PROJECT, { profile: app })
  const path = `/profiles/${id}`
  for (const button of ['Ask StackOne again', `Confirm ${app.name}`]) await sendForm(page, path, button)
  await page.goto(path)
  await expect(page.getByText(`${app.name} Enabled`)).toBeVisible()
  return { ...app, id }
}

/** Creates a link for an owner; its page is open then. */
export async function askForLink(page: Page, owner: string): Promise<void> {
  await page.getByLabel('Owner name').fill(owner)
  await page.getByLabel('Owner ID').fill(owner.toLowerCase())
  await page.getByRole('button', { name: /^(Link the first account|Create a link)$/ }).click()
  await expect(page.getByRole('heading', { name: `Waiting for ${owner}` })).toBeVisible()
}
