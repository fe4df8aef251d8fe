import { expect, type Page } from '@playwright/test'
import { appRecordPath, askForProfilePath, commandsPath, rotatePath, SETUP, secretPath } from '@/lib/urls'
import { GUIDE } from '../../e2e/support/guide-page'
import { hydrated } from '../../e2e/support/hydrated'
import { CLIENT_ID, NEW_PROFILE, ProfileFormPage } from '../../e2e/support/profile-form'
import { askSomebody, SetupPage } from '../../e2e/support/setup'
import { makeApp, TestRunPage } from '../../e2e/support/test-run'
import type { Wizard } from '../../e2e/support/wizard'
import type { Sandbox } from '../../sandbox/server'
import type { Studio } from './studio'

interface Running {
  sandbox: Sandbox
  wizard: Wizard
}

/** A setup by somebody else, from both sides. */
export async function showSetup(studio: Studio, { sandbox, wizard }: Running): Promise<void> {
  const admin = await studio.admin(wizard)
  await studio.open(admin, `${NEW_PROFILE}/ask?cloud=sandbox&actions=list_users`, 'ask')
  const { url, profileId } = await askSomebody(admin)
  await studio.take(admin, 'setup-link')
  const page = await studio.visitor(wizard)
  const setup = new SetupPage(page)
  await studio.open(page, SETUP, 'setup-link-cut-off')
  await studio.open(page, url, 'setup-start')
  await setup.start.click()
  await expect(setup.accountId).toBeVisible()
  await studio.take(page, 'setup')
  const app = await makeApp(sandbox, wizard)
  await setup.accountId.fill('nonsense')
  await setup.clientId.fill(app.clientId)
  await setup.save.first().click()
  await expect(page.getByText('An account ID is 32 digits').first()).toBeVisible()
  await studio.take(page, 'setup-errors')
  await setup.accountId.fill(app.accountId)
  await setup.secret.fill(`dose${'0'.repeat(32)}`)
  await setup.saveAndTest.click()
  await expect(page.locator('.next-step')).toHaveAttribute('data-outcome', 'failed')
  await studio.take(page, 'setup-test-failed')
  await page.getByRole('link', { name: 'Open this step' }).click()
  await expect(page.getByText(/^The last test failed/)).toBeVisible()
  await studio.take(page, 'setup-after-a-failed-test')
  await studio.open(admin, `/profiles/${profileId}`, 'profile-being-set-up')
  await studio.open(admin, `/profiles/${profileId}/setup`, 'setup-by-the-admin')
  await studio.open(admin, askForProfilePath(profileId), 'ask-for-a-profile')
  await page.getByRole('button', { name: 'Finish without a passed test' }).click()
  await expect(setup.done).toBeVisible()
  await studio.take(page, 'setup-done')
  await studio.open(admin, `${NEW_PROFILE}/setup?cloud=sandbox&actions=list_users`, 'setup-name')
  await page.close()
  await showSecret(studio, admin)
  await showGuest(studio, admin, { sandbox, wizard })
  await admin.close()
}

/** The app by command, its record, another secret, and the secret that can be copied once. */
async function showSecret(studio: Studio, admin: Page): Promise<void> {
  const guide = { connector: 'databricks', slug: 'oauth-u2m' }
  await studio.open(admin, `${commandsPath(guide)}?actions=list_users`, 'commands')
  await studio.open(admin, `${GUIDE}?actions=list_users&cloud=sandbox`, 'guide-for-an-admin')
  const form = new ProfileFormPage(admin)
  const id = await form.make('With a secret to copy')
  await studio.open(admin, appRecordPath(id), 'app-record')
  const record = JSON.stringify({
    client_id: CLIENT_ID,
    name: 'StackOne Integration',
    redirect_urls: ['https://api.stackone.com/connect/oauth2/databricks/callback/'],
    scopes: ['all-apis'],
    confidential: true,
  })
  await admin.getByLabel('Printed record').fill(record)
  await admin.getByRole('button', { name: 'Compare' }).click()
  await expect(admin.getByRole('heading', { name: /settings? to change/ })).toBeVisible()
  await studio.take(admin, 'app-record-compared')
  await studio.open(admin, rotatePath(id), 'rotation')
  await studio.open(admin, secretPath(id), 'secret-not-allowed')
  await admin.goto(`/profiles/${id}`)
  await hydrated(admin)
  await admin.getByRole('button', { name: 'Allow one copy' }).click()
  await expect(admin.getByText('Nobody has copied it yet.')).toBeVisible()
  await studio.take(admin, 'profile-with-a-secret-to-copy')
  await studio.open(admin, secretPath(id), 'secret')
}

/** The provider's sign-in by somebody else. */
async function showGuest(studio: Studio, admin: Page, { sandbox, wizard }: Running): Promise<void> {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await admin.getByText('Send the sign-in to an account admin').click()
  await admin.getByRole('button', { name: 'Create a sign-in link' }).click()
  await expect(admin.getByText('Nobody has used it yet.')).toBeVisible()
  await studio.take(admin, 'test-sign-in-link')
  const link = (await admin.locator('code').filter({ hasText: '/sign-in-for/' }).textContent()) ?? ''
  const guest = await studio.visitor(wizard)
  await studio.open(guest, link, 'sign-in-for')
  await guest.getByRole('button', { name: 'Sign in at Databricks' }).click()
  await guest.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  await guest.getByRole('button', { name: 'Allow' }).click()
  await expect(guest.getByRole('heading', { name: 'Done, thank you' })).toBeVisible({ timeout: 30_000 })
  await studio.take(guest, 'sign-in-for-done')
  await studio.open(guest, `/sign-in-for/${'x'.repeat(43)}`, 'sign-in-for-not-found')
  await guest.close()
}
