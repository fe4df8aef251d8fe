import { expectEveryLook } from './support/every-look'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, test } from './support/test'

test('the form is accessible in every look, with errors and hints too', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users,nope`)
  await admin.getByText('1 action of 72 chosen').click()
  await expectEveryLook(admin, 'app/profiles/new/[connector]/[guide]/page.tsx', 'empty')
  await form.accountId.fill('https://accounts.cloud.databricks.com/?account_id=11111111-2222-3333-4444-555555555555')
  await form.clientId.fill('short ')
  await form.scopes.fill('billing wrong')
  await form.save.click()
  await expect(form.summary).toBeFocused()
  await expectEveryLook(admin, 'app/profiles/new/[connector]/[guide]/page.tsx', 'with errors and hints')
})

test('profile, edit, delete, sheet, list and history are accessible in every look', async ({ admin }) => {
  test.slow()
  const name = uniqueName()
  const id = await new ProfileFormPage(admin).make(name, `${NEW_PROFILE}?actions=list_users,get_user,list_budgets`)
  await expectEveryLook(admin, 'app/profiles/[id]/page.tsx', 'saved')
  await admin.goto(`/profiles/${id}/edit`)
  await expectEveryLook(admin, 'app/profiles/[id]/edit/page.tsx', 'as saved')
  await admin.goto(`/profiles/${id}/delete`)
  await admin.getByRole('textbox').fill('another')
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByText('Type the name exactly')).toBeVisible()
  await expectEveryLook(admin, 'app/profiles/[id]/delete/page.tsx', 'with another name')
  await admin.goto(`/profiles/${id}/stackone`)
  await expectEveryLook(admin, 'app/profiles/[id]/stackone/page.tsx', 'not proven')
  await admin.goto('/profiles')
  await expectEveryLook(admin, 'app/profiles/page.tsx', 'some')
  await admin.goto('/profiles?q=nothing+like+this')
  await expectEveryLook(admin, 'app/profiles/page.tsx', 'nothing matches')
  await admin.goto('/history')
  await expectEveryLook(admin, 'app/history/page.tsx', 'some')
  await admin.goto('/history?who=nobody')
  await expectEveryLook(admin, 'app/history/page.tsx', 'nothing matches')
  await admin.goto('/profiles/not-an-id')
  await expectEveryLook(admin, 'app/profiles/[id]/page.tsx', 'no such profile')
  await admin.goto('/connect/problem?because=other-admin&test=11111111-2222-3333-4444-555555555555')
  await expectEveryLook(admin, 'app/connect/problem/page.tsx', 'someone else’s test')
})

test('the header marks the current page', async ({ admin }) => {
  const current = admin.getByRole('navigation', { name: 'Site' }).locator('[aria-current=page]')
  await admin.goto('/profiles?q=nothing+like+this')
  await expect(current).toHaveText('Profiles')
  await admin.goto('/history')
  await expect(current).toHaveText('History')
  await admin.goto('/profiles/not-an-id')
  await expect(current).toHaveCount(0)
  // A page without an entry marks the entry of its section.
  await expect(admin.getByRole('navigation', { name: 'Site' }).locator('[aria-current=true]')).toHaveText('Profiles')
})

test('the printed sheet has values and steps, with addresses, and no buttons', async ({ admin }) => {
  const id = await new ProfileFormPage(admin).make(uniqueName(), `${NEW_PROFILE}?actions=list_users`)
  await admin.goto(`/profiles/${id}/stackone`)
  await admin.emulateMedia({ media: 'print' })
  await expect(admin.getByText('OAuth 2.0 (U2M - User to Machine)')).toBeVisible()
  await expect(admin.getByText('Sign in to StackOne and open')).toBeVisible()
  for (const name of ['Copy Type', /^Copy all/, 'Sign out'])
    await expect(admin.getByRole('button', { name })).toBeHidden()
  await expect(admin.getByRole('link', { name: 'Open as Markdown' })).toBeHidden()
  const address = await admin
    .getByRole('link', { name: 'Connector Profiles' })
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(address).toContain('https://app.stackone.com/connector_profiles')
})

test('a printed profile has each of its actions, its tables, and no heading above hidden buttons', async ({
  admin,
}) => {
  const six = 'list_users,get_user,list_budgets,get_budget,list_workspaces,get_workspace'
  await new ProfileFormPage(admin).make(uniqueName(), `${NEW_PROFILE}?actions=${six}`)
  // The width of A4 without its margins.
  await admin.setViewportSize({ width: 718, height: 1000 })
  await expect(admin.getByText('Get Workspace', { exact: true })).toBeHidden()
  await admin.emulateMedia({ media: 'print' })
  await expect(admin.getByText('Get Workspace', { exact: true })).toBeVisible()
  await expect(admin.getByRole('heading', { name: 'Databricks in StackOne' })).toBeHidden()
  await expect(admin.getByRole('heading', { name: 'Live test' })).toBeVisible()
  await admin.goto('/profiles')
  await expect(admin.getByRole('searchbox')).toBeHidden()
  await expect(admin.getByRole('columnheader', { name: 'Scopes' })).toBeVisible()
})
