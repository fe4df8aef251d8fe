import { expectAccessible } from './support/accessible'
import { LOOKS } from './support/every-look'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, test } from './support/test'

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('signing in has no accessibility fault', async ({ page }) => {
      await page.goto('/sign-in')
      await expectAccessible(page, 'sign-in')
      await page.getByLabel('Access code').fill('wrong')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('This access code is not right')).toBeVisible({ timeout: 15_000 })
      await expectAccessible(page, 'sign-in, refused')
      await page.goto('/sign-in?error=AccessDenied')
      await expectAccessible(page, 'sign-in, not allowed')
    })

    test('the form has no accessibility fault', async ({ admin }) => {
      const form = new ProfileFormPage(admin)
      await form.open(`${NEW_PROFILE}?actions=list_users,nope`)
      await admin.getByText('1 action of 72 chosen').click()
      await expectAccessible(admin, 'new')
      await form.accountId.fill(
        `https://accounts.cloud.databricks.com/?account_id=11111111-2222-3333-4444-555555555555`,
      )
      await form.clientId.fill('short ')
      await form.scopes.fill('billing wrong')
      await form.save.click()
      await expect(form.summary).toBeFocused()
      await expectAccessible(admin, 'new, with errors and hints')
    })

    test('profile, edit, delete, sheet, list and history have no accessibility fault', async ({ admin }) => {
      const id = await new ProfileFormPage(admin).make(
        uniqueName(),
        `${NEW_PROFILE}?actions=list_users,get_user,list_budgets`,
      )
      await expectAccessible(admin, 'saved')
      for (const path of [
        `/profiles/${id}/edit`,
        `/profiles/${id}/delete`,
        `/profiles/${id}/stackone`,
        '/profiles',
        '/profiles?q=nothing+like+this',
        '/history',
        '/profiles/not-an-id',
      ]) {
        await admin.goto(path)
        await expectAccessible(admin, path)
      }
    })
  })
}

test('the sheet prints: values and steps, with addresses, and no buttons', async ({ admin }) => {
  const id = await new ProfileFormPage(admin).make(uniqueName())
  await admin.goto(`/profiles/${id}/stackone`)
  await admin.emulateMedia({ media: 'print' })
  await expect(admin.getByText('OAuth 2.0 (U2M - User to Machine)')).toBeVisible()
  await expect(admin.getByText('Sign in to StackOne and open')).toBeVisible()
  for (const name of ['Copy Type', 'Sign out']) await expect(admin.getByRole('button', { name })).toBeHidden()
  await expect(admin.getByRole('link', { name: 'Markdown' })).toBeHidden()
  const address = await admin
    .getByRole('link', { name: 'Connector Profiles' })
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(address).toContain('https://app.stackone.com/connector_profiles')
})
