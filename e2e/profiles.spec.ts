import { expectCopied } from './support/clipboard'
import { expectEveryLook } from './support/every-look'
import { GUIDE } from './support/guide-page'
import { hydrated } from './support/hydrated'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage, saveProfile, TYPED, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'
import { startWizard } from './support/wizard'

test('an empty list says what to do first; a full one can be searched, sorted and paged, and the URL keeps the view', async ({
  page,
}) => {
  const wizard = await startWizard()
  try {
    await signIn(page, wizard)
    await expect(page.getByText('No profiles yet')).toBeVisible()
    await expectEveryLook(page, 'app/profiles/page.tsx', 'none yet')
    await expect(page.getByRole('main').getByRole('link', { name: 'Databricks' })).toHaveAttribute('href', GUIDE)

    for (const name of ['Beta', 'alpha', 'Gamma 100%']) {
      await saveProfile(page, { ...TYPED, name }, `${wizard.url}${NEW_PROFILE}`)
    }
    await page.goto(`${wizard.url}/profiles`)
    const names = page.getByRole('rowheader').getByRole('link')
    await expect(names).toHaveText(['Gamma 100%', 'alpha', 'Beta'])
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
    await expect(names).toHaveText(['alpha', 'Beta', 'Gamma 100%'])
    await expect(page).toHaveURL(/\?sort=name$/)
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
    await expect(names).toHaveText(['Gamma 100%', 'Beta', 'alpha'])
    await page.getByRole('searchbox', { name: 'Search profiles' }).fill('0%')
    await expect(names).toHaveText(['Gamma 100%'])
    await expect(page.getByText('1 profile', { exact: true })).toBeVisible()
    await page.reload()
    await expect(names).toHaveText(['Gamma 100%'])
    await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toHaveValue('0%')
    await page.getByRole('searchbox', { name: 'Search profiles' }).fill('nothing like it')
    await expect(page.getByText('No profile matches “nothing like it”.')).toBeVisible()
    await page.getByRole('link', { name: 'Show all' }).click()
    await expect(names).toHaveCount(3)
    await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toBeFocused()
    await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toHaveValue('')
    await page.goto(`${wizard.url}/profiles?page=7&sort=rubbish`)
    await expect(names).toHaveCount(3)
    await page.getByRole('link', { name: 'Failed', exact: true }).click()
    await expect(page).toHaveURL(/show=failed$/)
    await expect(page.getByText('There is no profile under “Failed”.')).toBeVisible()
    await page.getByRole('link', { name: 'Not tested', exact: true }).click()
    await expect(names).toHaveCount(3)
    await expect(page.getByRole('navigation', { name: 'Filter' }).locator('[aria-current]')).toHaveText('Not tested')
    const row = page.getByRole('row').filter({ hasText: 'alpha' })
    await expect(row).toContainText('AWS')
    await expect(row).toContainText('all-apis offline_access')
    await expect(row).toContainText('Not tested')
    // Leaves the page first, because a request to the stopped wizard would log an error.
    await page.goto('about:blank')
  } finally {
    await wizard.stop()
  }
})

test('a profile shows every value except its secret, which editing keeps unless a new one is typed or the cloud changes', async ({
  admin,
}) => {
  const form = new ProfileFormPage(admin)
  const id = await form.make(uniqueName())
  await expect(admin.getByText(/Set on \d+ \w+ \d{4}, \d\d:\d\d UTC by Ann \(access code\)/)).toBeVisible()
  await expect(admin.getByText(/Ann \(access code\) created the profile/)).toBeVisible()
  expect(await admin.content()).not.toContain(CANARY_SECRET)
  await admin.getByRole('link', { name: 'Edit', exact: true }).click()
  await hydrated(admin)
  await expect(form.secret).toHaveValue('')
  await expect(form.secret).toHaveAccessibleDescription(/Leave this empty to keep it/)
  await form.cloud.selectOption('gcp')
  await expect(form.secret).toHaveAccessibleDescription(/entered for another host: enter it again/)
  await form.save.click()
  await expect(form.summary).toContainText('Enter the Client Secret again.')
  await form.cloud.selectOption('aws')
  await expect(form.secret).toHaveAccessibleDescription(/Leave this empty to keep it/)
  await expect(form.secret).toHaveAttribute('aria-invalid', 'false')
  await form.clientId.fill('bbbbbbbb-2222-3333-4444-555555555555')
  await form.save.click()
  await expect(admin).toHaveURL(new RegExp(`/profiles/${id}\\?saved=changed`))
  await expect(admin.getByText('changed the profile (Client ID)')).toBeVisible()
  await admin.getByRole('link', { name: 'Replace' }).click()
  await form.secret.fill(CANARY_SECRET.replace('dose0', 'dose1'))
  await form.save.click()
  await expect(admin.getByText('changed the profile (Client Secret)')).toBeVisible()
})

test('profiles of the same app name each other', async ({ admin }) => {
  const [clientId, first, second] = [crypto.randomUUID(), uniqueName(), uniqueName()]
  await saveProfile(admin, { ...TYPED, name: first, clientId })
  await admin.goto(await saveProfile(admin, { ...TYPED, name: second, clientId, accountId: crypto.randomUUID() }))
  await expect(admin.getByText(/One app serves one account/)).toBeVisible()
  await admin.getByRole('link', { name: first }).click()
  await expect(admin.getByRole('heading', { name: first })).toBeVisible()
  await admin.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(admin.getByRole('link', { name: second })).toBeVisible()
})

test('changing the actions explains the effect on the scopes and on linked users', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  const id = await form.make(uniqueName(), `${NEW_PROFILE}?actions=list_users`)
  await form.open(`/profiles/${id}/edit`)
  await admin.getByText('1 action of 72 chosen').click()
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('list budgets')
  await admin.getByRole('checkbox', { name: 'List Budgets' }).check()
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('list users')
  await admin.getByRole('checkbox', { name: 'List Users', exact: true }).uncheck()
  await admin.getByRole('button', { name: 'Add billing' }).click()
  await admin.getByRole('button', { name: 'Remove scim' }).click()
  await expect(
    admin.getByText(/This adds billing. Users who are linked already must sign in and agree again/),
  ).toBeVisible()
  await expect(admin.getByText(/This removes scim/)).toBeVisible()
  await form.save.click()
  await expect(admin.getByText(/It now asks for billing too/)).toBeVisible()
  await expect(admin.getByText('billing offline_access')).toBeVisible()
  await expect(admin.getByRole('definition').filter({ hasText: 'List Budgets' })).toBeVisible()
  await expect(admin.getByText('List Users')).toBeHidden()
})

test('when two admins edit, the second sees what changed and by whom, and keeps every typed value', async ({
  admin,
  browser,
  wizard,
}) => {
  const first = new ProfileFormPage(admin)
  const id = await first.make(uniqueName())
  const context = await browser.newContext({ baseURL: wizard.url })
  const other = await context.newPage()
  await signIn(other, wizard, { name: 'Bob', path: `/profiles/${id}/edit` })
  await first.open(`/profiles/${id}/edit`)
  const second = new ProfileFormPage(other)
  await second.clientId.fill('bobs-client')
  await second.save.click()
  await expect(other.getByText('Saved.', { exact: true })).toBeVisible()

  const name = uniqueName()
  await first.name.fill(name)
  await first.save.click()
  const notice = admin.getByRole('alert').filter({ hasText: 'saved this profile while you were editing' })
  await expect(notice).toContainText('Bob (access code)')
  await expect(notice).toContainText('Client ID: from “aaaaaaaa-2222-3333-4444-555555555555” to “bobs-client”')
  await expect(first.name).toHaveValue(name)
  await first.clientId.fill('bobs-client')
  await first.save.click()
  await expect(admin.getByRole('heading', { name })).toBeVisible()
  await expect(admin.getByText('bobs-client')).toBeVisible()
  await context.close()
})

test('a copy needs another name, and keeps the secret unless its cloud differs', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  await form.make(name, `${NEW_PROFILE}?actions=list_users&cloud=gcp`)
  await admin.getByRole('link', { name: 'Duplicate' }).click()
  await expect(form.name).toHaveValue(`Copy of ${name}`)
  await expect(form.cloud).toHaveValue('gcp')
  await expect(form.secret).toHaveAccessibleDescription(/ has one\. Leave this empty to keep it/)
  await hydrated(admin)
  await form.cloud.selectOption('azure')
  await form.save.click()
  await expect(form.summary).toContainText('Enter the Client Secret again.')
  await form.cloud.selectOption('gcp')
  await form.save.click()
  await expect(admin.getByRole('heading', { name: `Copy of ${name}` })).toBeVisible()
  await expect(admin.getByText('cannot be read')).toBeHidden()
})

test('deleting needs the name; the profile’s address and the history then say who deleted it; the history downloads as CSV', async ({
  admin,
}) => {
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  const id = await form.make(name)
  await admin.getByRole('link', { name: 'Delete' }).click()
  await admin.getByRole('textbox').fill('another name')
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByRole('textbox')).toHaveAccessibleDescription(new RegExp(`Type the name exactly: ${name}`))
  await expect(admin).toHaveTitle(`Error: Delete ${name} · Connector setup`)
  await admin.getByRole('textbox').fill(name)
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByText('The profile is deleted.')).toBeVisible()
  await admin.goto(`/profiles/${id}`)
  await expect(admin.getByText(`Ann (access code) deleted “${name}”`)).toBeVisible()
  await admin.goto('/profiles/not-an-id')
  await expect(admin.getByText('There is no profile at this address.')).toBeVisible()
  await admin.getByRole('link', { name: 'History' }).click()
  const row = admin.getByRole('row').filter({ hasText: name }).filter({ hasText: 'created' })
  await expect(row).toContainText('Ann (access code)')
  const when = row.locator('time')
  await expect(when).toHaveText('just now')
  await expect(when).toHaveAttribute('title', /^\d+ \w+ \d{4}, \d\d:\d\d UTC$/)
  const downloading = admin.waitForEvent('download')
  await admin.getByRole('link', { name: 'Download as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('history.csv')
  const csv = await (await admin.request.get('/history/csv')).text()
  expect(csv.split('\r\n')[0]).toBe('\ufeff"id","time","who","what","profile id","profile name","details"')
  expect(csv).toContain(`"profile.created"`)
  expect(csv).toContain(`"profile.deleted"`)
  expect(csv).toContain(`"${name}"`)
  expect(csv).not.toContain(CANARY_SECRET)
})

test('the sheet has every value for StackOne, copyable, without the secret, and as Markdown', async ({
  admin,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const form = new ProfileFormPage(admin)
  const id = await form.make(uniqueName(), `${NEW_PROFILE}?actions=list_users,get_user`)
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await hydrated(admin, '[aria-label="Copy Type"]')
  await admin.getByRole('button', { name: 'Copy Type' }).click()
  await expectCopied(admin, 'OAuth 2.0 (U2M - User to Machine)')
  await admin.getByRole('button', { name: 'Copy Scopes' }).click()
  await expectCopied(admin, 'scim offline_access')
  await admin.getByRole('button', { name: 'Copy all actions' }).click()
  await expectCopied(admin, 'List Users\nGet User')
  await expect(admin.getByRole('link', { name: 'Connector Profiles' })).toHaveAttribute(
    'href',
    'https://app.stackone.com/connector_profiles',
  )
  for (const way of ['Embedded Hub', 'Auth Link', 'Dashboard']) await expect(admin.getByText(way)).toBeVisible()
  await expect(admin.getByText('nothing proves that these values work')).toBeVisible()
  const answer = await admin.request.get(`/profiles/${id}/stackone.md`)
  expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  expect(answer.headers()['cache-control']).toContain('no-store')
  const markdown = await answer.text()
  expect(markdown).toContain('- Account ID: `11111111-2222-3333-4444-555555555555`')
  expect(markdown).toContain('- List Users')
  expect(markdown).not.toContain(CANARY_SECRET)
  await admin.goto(`/profiles/${id}`)
  await expect(admin.getByText('exported the profile for StackOne')).toBeVisible()
  expect((await admin.request.get('/profiles/not-an-id/stackone.md')).status()).toBe(404)
})

test('the stepper marks the current and the finished steps, and links them', async ({ admin }) => {
  const phases = admin.getByRole('navigation', { name: 'Setup' })
  const form = new ProfileFormPage(admin)
  const id = await form.make(uniqueName(), `${NEW_PROFILE}?actions=list_users&cloud=azure`)
  await expect(phases.getByRole('listitem')).toHaveText([
    /App \(done\)$/,
    /Values \(done\)$/,
    /Test$/,
    /StackOne$/,
    /Link accounts$/,
  ])
  await expect(phases.locator('[aria-current=step]')).toHaveText('Values')
  await phases.getByRole('link', { name: 'App' }).click()
  await expect(admin).toHaveURL(/\/connectors\/databricks\/oauth-u2m\?actions=list_users&cloud=azure$/)
  await expect(phases.locator('[aria-current=step]')).toHaveText('App')
  await admin.goto(`/profiles/${id}`)
  await phases.getByRole('link', { name: 'StackOne' }).click()
  await expect(phases.locator('[aria-current=step]')).toHaveText('StackOne')
})
