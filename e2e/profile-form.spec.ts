import { deferred } from '@/lib/testing/deferred'
import { ACCOUNT_ID, CANARY_SECRET, CLIENT_ID, NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'

test('the guide’s link brings the choice, which links back to the guide and is saved with the profile', async ({
  admin,
}) => {
  await admin.goto('/connectors/databricks/oauth-u2m?actions=list_users,list_workspaces&cloud=azure')
  await admin.getByRole('link', { name: 'Save and test' }).first().click()
  const form = new ProfileFormPage(admin)
  await expect(form.cloud).toHaveValue('azure')
  await expect(form.scopes).toHaveValue('scim provisioning offline_access')
  await expect(admin.getByText('2 actions of 72 chosen')).toBeVisible()
  const opening = admin.context().waitForEvent('page')
  await admin.getByRole('link', { name: 'How to get it (Account ID' }).click()
  const guide = await opening
  await expect(guide).toHaveURL(/\?actions=list_users,list_workspaces&cloud=azure#copy-account-id$/)
  await guide.close()
  const name = uniqueName()
  await form.fill(name)
  await form.save.click()
  await expect(admin.getByRole('heading', { name })).toBeVisible()
  await expect(admin.getByText('Saved.', { exact: true })).toBeVisible()
  await expect(admin.getByRole('definition').filter({ hasText: 'List Workspaces' })).toBeVisible()
  await expect(admin.getByText('scim provisioning offline_access')).toBeVisible()
})

test('every field is checked while typing, and offers its quick fix', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open()
  const empty = async () => {
    for (const box of [form.name, form.accountId, form.clientId, form.secret, form.scopes]) await box.fill('')
  }

  await test.step('the typed secret can be shown, and password managers are told to ignore every field', async () => {
    await expect(form.secret).toHaveAttribute('type', 'password')
    await expect(form.secret).toHaveAttribute('autocomplete', 'one-time-code')
    for (const box of [form.name, form.accountId, form.clientId, form.scopes]) {
      await expect(box).toHaveAttribute('autocomplete', 'off')
    }
    for (const box of [form.name, form.accountId, form.clientId, form.secret, form.scopes]) {
      for (const manager of ['data-1p-ignore', 'data-bwignore', 'data-lpignore']) {
        await expect(box).toHaveAttribute(manager, 'true')
      }
    }
    await form.secret.fill('typed')
    await admin.getByRole('button', { name: 'Show Client Secret' }).click()
    await expect(form.secret).toHaveAttribute('type', 'text')
    await expect(form.secret).toHaveValue('typed')
    await admin.getByRole('button', { name: 'Hide Client Secret' }).click()
    await expect(form.secret).toHaveAttribute('type', 'password')
    await empty()
  })

  await test.step('a field is checked when it loses the focus, not before', async () => {
    await form.accountId.pressSequentially('123')
    await expect(form.accountId).toHaveAttribute('aria-invalid', 'false')
    await form.name.focus()
    await expect(form.accountId).toHaveAttribute('aria-invalid', 'true')
    await form.clientId.focus()
    await form.name.focus()
    await expect(form.clientId).toHaveAttribute('aria-invalid', 'false')
    await empty()
  })

  await test.step('one click takes the account ID and the cloud from a console address', async () => {
    await form.accountId.fill(`https://accounts.azuredatabricks.net/settings?account_id=${ACCOUNT_ID}&x=1`)
    await form.name.focus()
    await admin.getByRole('button', { name: `Take Account ID ${ACCOUNT_ID} from it, and Azure` }).click()
    await expect(form.accountId).toHaveValue(ACCOUNT_ID)
    await expect(form.cloud).toHaveValue('azure')
    await expect(form.accountId).toBeFocused()
    await empty()
  })

  await test.step('a value in the wrong field gets a hint with a quick fix', async () => {
    for (const [value, what] of [
      ['dapi0123456789abcdef0123456789abcdef', 'a personal access token'],
      ['doau0123456789abcdef0123456789abcdef', 'a refresh token'],
      ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.sig', 'an access token'],
      ['ann@example.com', 'an e-mail address'],
    ] as const) {
      await form.secret.fill(value)
      await form.name.focus()
      await expect(form.secret).toHaveAccessibleDescription(new RegExp(`This is ${what}`))
      await admin.getByRole('button', { name: 'Empty this box' }).click()
      await expect(form.secret).toHaveValue('')
    }
    await form.clientId.fill(CANARY_SECRET)
    await form.name.focus()
    await admin.getByRole('button', { name: 'Move it to Client Secret' }).click()
    await expect(form.secret).toHaveValue(CANARY_SECRET)
    await expect(form.clientId).toHaveValue('')
    await form.clientId.fill(ACCOUNT_ID)
    await form.name.focus()
    await admin.getByRole('button', { name: 'Move it to Account ID' }).click()
    await expect(form.accountId).toHaveValue(ACCOUNT_ID)
    await empty()
  })

  await test.step('one click swaps two values, and nothing typed is lost', async () => {
    await form.clientId.fill(CANARY_SECRET)
    await form.secret.fill(CLIENT_ID)
    await form.accountId.focus()
    await admin.getByRole('button', { name: 'Swap it with Client Secret' }).click()
    await expect(form.secret).toHaveValue(CANARY_SECRET)
    await expect(form.clientId).toHaveValue(CLIENT_ID)
    expect(await admin.content()).not.toContain(CANARY_SECRET)
    await form.scopes.fill(CLIENT_ID)
    await form.name.focus()
    await expect(form.scopes).toHaveAccessibleDescription(/This is the Client ID, not a list of scopes/)
    await empty()
  })

  await test.step('errors are in a focused summary with links, beside each field, and in the title', async () => {
    await form.name.fill('Kept')
    await form.accountId.fill('not an id')
    await form.save.click()
    await expect(form.summary).toBeFocused()
    await expect(admin).toHaveTitle('Error: New profile · Connector setup')
    for (const [field, message] of [
      [form.accountId, 'An account ID is 32 digits'],
      [form.clientId, 'Enter the Client ID.'],
      [form.secret, 'Enter the Client Secret.'],
    ] as const) {
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(new RegExp(message))
      await form.summary.getByRole('link', { name: message }).click()
      await expect(field).toBeFocused()
    }
    await expect(form.name).toHaveValue('Kept')
    await expect(form.summary.getByRole('link')).toHaveCount(3)
    await form.accountId.fill(ACCOUNT_ID)
    await form.clientId.fill(CLIENT_ID)
    await form.secret.fill(CANARY_SECRET)
    await expect(admin).toHaveTitle('New profile · Connector setup')
    await expect(form.summary).toBeHidden()
  })
})

test('white space and quotes around a value are removed, an undocumented form is a warning, and neither blocks', async ({
  admin,
}) => {
  const form = new ProfileFormPage(admin)
  await form.open()
  await form.fill(uniqueName())
  await form.accountId.fill(`\u00a0"${ACCOUNT_ID}"\u200b `)
  await form.clientId.fill(' my-own-client\t')
  await form.secret.fill(' x8ipcf0482bcaah6b3dfcb3fb217461f8b83 ')
  await form.name.focus()
  await expect(form.clientId).toHaveAccessibleDescription(/usually look like/)
  await expect(form.secret).toHaveAccessibleDescription(/usually begin with “dose”/)
  await expect(form.accountId).toHaveAccessibleDescription(
    /Removed when you save: white space and invisible characters and quotes/,
  )
  await form.save.click()
  await expect(admin.getByText('Account ID, Client ID, Client Secret', { exact: true })).toBeVisible()
  await expect(admin.getByText(ACCOUNT_ID, { exact: true })).toBeVisible()
})

test('missing and surplus scopes are named, each with a one-click fix', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users,list_workspaces`)
  await form.scopes.fill('scim; billing | "wrong"')
  await admin.getByRole('button', { name: 'Add provisioning' }).click()
  await admin.getByRole('button', { name: 'Remove billing' }).click()
  await admin.getByRole('button', { name: 'Remove wrong' }).click()
  await admin.getByRole('button', { name: 'Add offline_access' }).click()
  await expect(form.scopes).toHaveValue('scim provisioning offline_access')
  await expect(form.scopes).not.toHaveAccessibleDescription(/need/)
  await form.scopes.fill('')
  await expect(form.scopes).toHaveAccessibleDescription(/Empty means “all-apis offline_access”/)
  await admin.getByRole('button', { name: 'Ask for scim provisioning offline_access' }).click()
  await expect(form.scopes).toHaveValue('scim provisioning offline_access')
})

test('a half-filled form survives a reload, without the secret, and leaving asks', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users`)
  await form.fill('Half filled')
  await form.scopes.fill(CANARY_SECRET)
  const asked = admin.waitForEvent('dialog')
  const reloading = admin.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloading
  await expect(form.name).toHaveValue('Half filled')
  await expect(form.clientId).toHaveValue(CLIENT_ID)
  await expect(form.secret).toHaveValue('')
  await expect(form.scopes).toHaveValue('')
  await expect(admin.getByText('Your earlier entries are restored')).toBeVisible()
  const stored = await admin.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  expect(stored).not.toContain(CANARY_SECRET)
  await admin.getByRole('button', { name: 'Start afresh' }).click()
  await expect(form.name).toHaveValue('')
  await expect(form.scopes).toHaveValue('scim offline_access')
  await admin.reload()
  await expect(form.name).toHaveValue('')
})

test('going back to the guide for a new choice keeps typed values and applies the choice', async ({ admin }) => {
  admin.on('dialog', (dialog) => dialog.accept())
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users`)
  await form.fill('Chosen anew')
  await form.open(`${NEW_PROFILE}?actions=list_users,list_budgets&cloud=azure`)
  await expect(form.name).toHaveValue('Chosen anew')
  await expect(form.accountId).toHaveValue(ACCOUNT_ID)
  await expect(form.cloud).toHaveValue('azure')
  await expect(form.scopes).toHaveValue('scim billing offline_access')
  await expect(admin.getByText('2 actions of 72 chosen')).toBeVisible()
})

test('a draft of a new profile does not fill in a copy, which keeps the original’s secret', async ({ admin }) => {
  admin.on('dialog', (dialog) => dialog.accept())
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  const id = await form.make(name)
  await form.open()
  await form.name.fill('Half filled')
  await form.accountId.fill('22222222-2222-3333-4444-555555555555')
  await form.open(`${NEW_PROFILE}?copy=${id}`)
  await expect(form.name).toHaveValue(`Copy of ${name}`)
  await expect(form.accountId).toHaveValue(ACCOUNT_ID)
  await form.save.click()
  await expect(admin.getByText('Saved.', { exact: true })).toBeVisible()
  await form.open()
  await expect(form.name).toHaveValue('Half filled')
})

test('a session that ends before saving is reported, and the draft comes back without the secret', async ({
  page,
  wizard,
}) => {
  page.on('dialog', (dialog) => dialog.accept())
  await signIn(page, wizard, { path: NEW_PROFILE })
  const form = new ProfileFormPage(page)
  await form.open()
  await form.fill('Session ended')
  await page.context().clearCookies()
  await form.save.click()
  await expect(page.getByRole('alert').filter({ hasText: 'no longer signed in, so nothing was saved' })).toBeVisible()
  await page.getByLabel('Access code').fill(wizard.accessCode)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(wizard.url + NEW_PROFILE)
  await expect(form.name).toHaveValue('Session ended')
  await expect(form.secret).toHaveValue('')
})

test('a draft never has the secret, even if it was pasted into another field first, and signing out deletes the draft', async ({
  page,
  wizard,
}) => {
  await signIn(page, wizard, { path: NEW_PROFILE })
  const form = new ProfileFormPage(page)
  await form.open()
  const drafts = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await form.clientId.fill('kept')
  await form.name.fill('hunter2hunter2')
  expect(await drafts()).toContain('hunter2hunter2')
  await form.secret.fill('hunter2hunter2')
  expect(await drafts()).not.toContain('hunter2hunter2')
  expect(await drafts()).toContain('kept')
  page.on('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${wizard.url}/`)
  expect(await drafts()).not.toContain('profile-draft')
})

test('a taken name is reported beside its field; values typed meanwhile and the secret stay; saving deletes the draft', async ({
  admin,
}) => {
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  await form.make(name)
  await form.open()
  await form.fill(name.toUpperCase())
  const { promise: released, resolve: release } = deferred()
  await admin.route('**/profiles/new/**', async (route) => {
    await released
    await route.continue()
  })
  await form.save.click()
  await expect(admin.getByRole('button', { name: 'Saving …' })).toBeVisible()
  await form.scopes.fill('billing')
  release()
  await expect(form.summary).toContainText('Another profile has this name.')
  await expect(form.scopes).toHaveValue('billing')
  await expect(form.summary).toBeFocused()
  await expect(form.name).toHaveValue(name.toUpperCase())
  await expect(form.secret).toHaveValue(CANARY_SECRET)
  await admin.unroute('**/profiles/new/**')
  await form.name.fill(uniqueName())
  await form.save.click()
  await expect(admin.getByText('Saved.', { exact: true })).toBeVisible()
  await form.open()
  await expect(form.name).toHaveValue('')
  await expect(admin.getByText('Your earlier entries are restored')).toBeHidden()
})

test('a double click creates one profile', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open()
  const name = uniqueName()
  await form.fill(name)
  await form.save.dblclick()
  await expect(admin.getByText('Saved.', { exact: true })).toBeVisible()
  await admin.goto(`/profiles?q=${name}`)
  await expect(admin.getByText('1 profile', { exact: true })).toBeVisible()
})
