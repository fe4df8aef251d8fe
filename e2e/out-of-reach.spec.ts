import type { Page } from '@playwright/test'
import { expectEveryLook } from './support/every-look'
import { hydrated } from './support/hydrated'
import { ACCOUNT_ID, CANARY_SECRET, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, adminTest as test } from './support/test'
import { makeApp, TestRunPage } from './support/test-run'

const UNREACHED = 'The wizard cannot be reached. Check your connection, then try again.'

test('saving while the wizard is unreachable keeps the form’s values, with the secret', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  await form.open()
  await form.fill(name)
  await admin.context().setOffline(true)
  await form.save.click()
  await expect(admin.getByRole('alert').filter({ hasText: UNREACHED })).toBeInViewport()
  await expect(form.accountId).toHaveValue(ACCOUNT_ID)
  await expect(form.secret).toHaveValue(CANARY_SECRET)
  await expectEveryLook(admin, 'app/profiles/new/[connector]/[guide]/page.tsx', 'not saved')
  await admin.context().setOffline(false)
  await form.save.click()
  await expect(admin).toHaveURL(/saved=created/)
  await expect(admin.getByRole('heading', { name, exact: true })).toBeVisible()
})

test('a lost response creates no second profile: saving again opens the first', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  await form.open()
  await form.fill(name)
  await admin.route('**', async (route) => {
    if (route.request().method() === 'POST') await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await form.save.click()
  await expect(admin.getByRole('alert').filter({ hasText: UNREACHED })).toBeVisible()
  await admin.unroute('**')
  await form.save.click()
  await expect(admin).toHaveURL(/saved=created/)
  await admin.goto(`/profiles?${new URLSearchParams({ q: name })}`)
  await expect(admin.getByRole('link', { name, exact: true })).toHaveCount(1)
})

test('a form from before an update of the wizard says so, and keeps its values', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open()
  await form.fill('Typed before the update')
  await admin.route('**', (route) => {
    const headers = route.request().headers()
    return route.continue({
      headers: headers['next-action'] ? { ...headers, 'next-action': `40${'a'.repeat(40)}` } : headers,
    })
  })
  await form.save.click()
  await expect(admin.getByRole('alert').filter({ hasText: 'was updated after this page was opened' })).toBeVisible()
  await expect(form.name).toHaveValue('Typed before the update')
  await expect(form.secret).toHaveValue(CANARY_SECRET)
})

test('a refused form shows the refusal’s own sentence', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open()
  await form.fill('Refused')
  await admin.route('**', (route) =>
    route.request().method() === 'POST' ? route.continue({ postData: 'x'.repeat(300_000) }) : route.continue(),
  )
  await form.save.click()
  const refused = admin.getByRole('alert').filter({ hasText: /This did not work\. This form is too long/ })
  await expect(refused).toBeVisible()
  await expect(form.secret).toHaveValue(CANARY_SECRET)
})

test('signing in while the wizard is unreachable keeps the name and the code', async ({ page, wizard }) => {
  await page.goto('/sign-in')
  await hydrated(page)
  await page.getByLabel('Your name').fill('Bea')
  await page.getByLabel('Access code').fill(wizard.accessCode)
  await again(page, 'Sign in')
  await expect(page).toHaveURL('/profiles')
  await expect(page.getByText('Bea')).toBeVisible()
})

test('testing, reading an error page, ending and deleting can be retried once the wizard is reachable', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  const profile = await admin.getByRole('link', { name: 'The profile' }).getAttribute('href')

  await run.decoder.click()
  const seen = admin.getByLabel('What the page says')
  await seen.fill('Something that nobody knows')
  await again(admin, 'Find the cause', () => expect(seen).toHaveValue('Something that nobody knows'))
  await expect(admin.getByText('The wizard does not know this text.')).toBeVisible()

  await again(admin, 'End without signing in')
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(run.next).toContainText('The stages before it are proven')
  await expect(run.stage('Credentials')).toContainText('Passed')
  await expect(run.stage('Sign-in')).toContainText('Unknown')

  await again(admin, 'Test again', () => expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'not tested again'))
  await expect(run.heading('Sign in at Databricks')).toBeVisible()

  await admin.goto(`${profile}/delete`)
  await hydrated(admin)
  const box = admin.getByRole('textbox')
  const name = (await admin.locator('label strong').textContent()) ?? ''
  await box.fill(name)
  await again(admin, 'Delete for good', () => expect(box).toHaveValue(name))
  await expect(admin).toHaveURL(/deleted=1/)
})

test('an error page names the connection when the wizard is unreachable', async ({ admin }) => {
  await admin.goto('/profiles')
  await hydrated(admin, 'header form')
  await admin.context().setOffline(true)
  await admin.getByRole('button', { name: 'Sign out' }).click()
  await expect(admin.getByText(/^Check your connection/)).toBeVisible()
  await expect(admin.getByText('The fault is the wizard’s')).toBeHidden()
})

/** Presses a button offline, expects the message, runs `check` for lost values, and presses the button again online. */
async function again(page: Page, button: string, check = async () => {}): Promise<void> {
  await page.context().setOffline(true)
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('alert').filter({ hasText: UNREACHED })).toBeInViewport()
  await check()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: button }).click()
}
