import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { projectKey, setUpStackOne } from '@/sandbox/testing/stackone'
import { ConsolePage } from './console-page'
import { GUIDE } from './guide-page'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './profile-form'
import { makeApp, TestRunPage, test as testRunTest } from './test-run'
import { startWizard, type Wizard } from './wizard'

export const PROJECT = 'e2e'
export const WEBHOOK_SECRETS = ['new-signing-secret', 'old-signing-secret']

/** Playwright's test, with a sandbox and a wizard that has a key of its StackOne, and what the wizard tells of changes. */
export const test = testRunTest.extend<object, { wizard: Wizard; told: { url: string; texts: string[] } }>({
  told: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const texts: string[] = []
      const server = createServer(async (request, answer) => {
        texts.push(z.object({ text: z.string() }).parse(await json(request)).text)
        answer.end()
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/c4nary-hook`, texts })
      server.close()
    },
    { scope: 'worker' },
  ],
  wizard: [
    async ({ sandbox, told }, use) => {
      const wizard = await startWizard({
        SANDBOX_URL: sandbox.url,
        STACKONE_API_URL: `${sandbox.url}/stackone`,
        STACKONE_API_KEY: projectKey(PROJECT),
        STACKONE_WEBHOOK_SECRET: WEBHOOK_SECRETS.join(', '),
        NOTIFY_WEBHOOK_URL: told.url,
      })
      await use(wizard)
      await wizard.stop()
    },
    { scope: 'worker' },
  ],
})

export { expect }

/** The values of a profile, as typed in StackOne too. */
export interface SavedProfile {
  id: string
  name: string
  accountId: string
  clientId: string
  clientSecret: string
}

/** Saves a profile whose app is as the guide makes it; its page is open then. */
export async function saveProfile(
  page: Page,
  sandbox: Parameters<typeof makeApp>[0],
  wizard: Wizard,
): Promise<SavedProfile> {
  const app = await makeApp(sandbox, wizard)
  await page.goto(`${NEW_PROFILE}?cloud=sandbox`)
  return save(page, app)
}

/** The same, from the guide on: an app is made by its steps, and the live test proves the profile. */
export async function walkFromGuide(page: Page, sandbox: Parameters<typeof makeApp>[0]): Promise<SavedProfile> {
  await page.goto(`${GUIDE}?cloud=sandbox&actions=list_users,list_budgets`)
  const shown = await page.locator('#add-connection').getByRole('code').allInnerTexts()
  const account = new ConsolePage(await page.context().newPage())
  await account.signIn(sandbox.url)
  const accountId = await account.accountId()
  const redirectUrls = shown.filter((text) => text.includes('callback'))
  // Tests of one sandbox share the account.
  const app = await account.addConnection({ name: uniqueName(), redirectUrls, refreshMinutes: '129600' })
  await account.page.close()
  await page.locator('#steps').getByRole('link', { name: 'Save and test' }).click()
  const saved = await save(page, { ...app, accountId })
  await page.getByRole('button', { name: 'Start the live test' }).click()
  const run = new TestRunPage(page)
  await run.signInHere.click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(run.heading('Ready')).toBeVisible()
  await page.goto(`/profiles/${saved.id}`)
  return saved
}

async function save(page: Page, app: Omit<SavedProfile, 'id' | 'name'>): Promise<SavedProfile> {
  const name = uniqueName()
  const form = new ProfileFormPage(page)
  await form.name.fill(name)
  await form.accountId.fill(app.accountId)
  await form.clientId.fill(app.clientId)
  await form.secret.fill(app.clientSecret)
  await form.save.click()
  await expect(page).toHaveURL(/saved=created/)
  return { ...app, name, id: new URL(page.url()).pathname.split('/')[2] ?? '' }
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

/** Signs in at the sandbox for an Auth Link that is open, and agrees or not. */
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
  const saved = await saveProfile(page, sandbox, wizard)
  await setUpStackOne(sandbox.url, PROJECT, { profile: saved })
  await page.getByRole('button', { name: 'Ask StackOne again' }).click()
  await page.getByRole('button', { name: `Confirm ${saved.name}` }).click()
  await expect(page.getByText('Confirmed.')).toBeVisible()
  return saved
}

/** Asks for a link for an owner; its page is open then. */
export async function askForLink(page: Page, owner: string): Promise<void> {
  await page.getByLabel('Owner name').fill(owner)
  await page.getByLabel('Owner ID').fill(owner.toLowerCase())
  await page.getByRole('button', { name: /^(Link the first account|Create a link)$/ }).click()
  await expect(page.getByRole('heading', { name: `Waiting for ${owner}` })).toBeVisible()
}
