import { GUIDE, GuidePage } from './support/guide-page'
import { hydrated } from './support/hydrated'
import { ACCOUNT_ID, CANARY_SECRET, CLIENT_ID, NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { adminTest, expect } from './support/test'
import { makeApp, setFaults, TestRunPage } from './support/test-run'
import { expectFresh, translateEveryPage, translatePage } from './support/translate'

/** What is translated before React has taken it over is not what React expects: it draws the page anew. */
const DRAWN_ANEW = 'Minified React error #418'

/** An error of the page fails the test. */
const test = adminTest.extend<{ quietPage: undefined }>({
  quietPage: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', ({ message }) => {
        if (!message.includes(DRAWN_ANEW)) errors.push(message)
      })
      await use(undefined)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('the guide, translated by the browser, is used as before and shows what is so now', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  await translatePage(page)
  const summary = page.locator('#steps')
  await guide.action('List Users').check()
  await expect(guide.count).toHaveText('1 of 72 chosen')
  await expect(guide.scopes).toHaveText('scim offline_access')
  await expect(summary).toContainText('Steps for 1 action on AWS: 1 scim')
  await guide.action('List Users').uncheck()
  await expect(summary).toContainText('No actions chosen on AWS: every step is shown.')

  await page.getByRole('button', { name: 'Select all', exact: true }).click()
  await expect(guide.count).toHaveText('72 of 72 chosen')
  await expect(page.locator('#announcer')).toContainText('72 actions selected.')
  await summary.getByText('Show the actions').click()
  await expect(summary).toContainText('Download Billable Usage')
  await page.getByText('Why these scopes?').click()
  await page.getByRole('link', { name: /^Ask only for/ }).click()
  await expect(guide.scopes).toHaveText('all-apis offline_access')
  await page.getByRole('link', { name: 'List every scope again' }).click()
  await page.getByRole('link', { name: 'Drop these 8 actions' }).click()
  await expect(guide.count).toHaveText('64 of 72 chosen')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(guide.count).toHaveText('0 of 72 chosen')

  await guide.search.fill('budget')
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size)).toBeGreaterThan(0)
  await expect(guide.count).toHaveText('0 of 72 chosen, 5 of 72 shown')
  await page.getByRole('button', { name: 'Select 5 shown' }).click()
  await guide.search.fill('zebra')
  await page.getByRole('radio', { name: 'Deletes' }).check()
  await expect(page.getByText('No action matches “zebra” among those shown under Deletes.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all 72' }).click()
  await expect(guide.count).toHaveText('5 of 72 chosen')
  await expect(guide.action('List Budgets')).toBeVisible()
  await expect(guide.row('list_budgets')).toContainText('List Budgets')

  for (const label of await guide.separator.getByRole('option').allTextContents()) {
    await guide.separator.selectOption({ label })
  }
  await guide.separator.selectOption('Comma')
  await expect(guide.scopes).toHaveText('billing,offline_access')
  await guide.action('List Network Configurations').check()
  for (const label of await guide.cloud.getByRole('option').allTextContents()) {
    await guide.cloud.selectOption({ label })
    await expect(summary).toContainText(`on ${label}:`)
  }
  await guide.cloud.selectOption('Azure')
  await expect(guide.count).toHaveText('6 of 72 chosen, 14 not on Azure')
  await page.getByRole('link', { name: 'Remove 1 action' }).click()
  await page.getByRole('checkbox', { name: 'Add offline_access' }).uncheck()
  await expect(guide.scopes).toHaveText('billing')
  await guide.step('Copy the credentials').getByRole('checkbox').check()
  await expect(page.locator('#steps')).toContainText('1 of 8 steps done')
  await guide.copyScopes.click()
  await expect(page.locator('#announcer')).toContainText('scopes copied')
  await guide.copyLink.click()
  await page.getByRole('list', { name: 'Scopes', exact: true }).getByRole('button').first().click()
  await page.goBack()
  await page.goForward()
  await expectFresh(page)
})

test('a guide that is translated before its scripts come is used as before', async ({ page }) => {
  await translateEveryPage(page)
  const guide = new GuidePage(page)
  await page.goto(`${GUIDE}?actions=list_users`)
  await hydrated(page, 'form')
  await guide.action('List Budgets').check()
  await expect(guide.count).toHaveText('2 of 72 chosen')
  await expect(guide.scopes).toHaveText('scim billing offline_access')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(guide.count).toHaveText('0 of 72 chosen')
  await expectFresh(page)
})

test('the profile’s pages, translated by the browser, are used as before', async ({ admin, wizard }) => {
  // A session of its own, since signing out ends it for all who have it.
  await admin.context().clearCookies()
  await signIn(admin, wizard, { name: 'Ann' })
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users&cloud=azure`)
  await translatePage(admin)
  await form.save.click()
  await expect(form.summary.getByRole('link')).toHaveCount(4)
  await expect(form.summary).toContainText('Enter the Client ID.')
  const name = uniqueName()
  await form.name.fill(name)
  await form.accountId.fill(`https://accounts.cloud.databricks.com/login?account_id=${ACCOUNT_ID}`)
  await form.clientId.fill('not usual')
  await form.secret.fill(`  ${CANARY_SECRET}`)
  await admin.getByRole('button', { name: 'Show Client Secret' }).click()
  await admin.getByRole('button', { name: 'Hide Client Secret' }).click()
  await form.scopes.fill('scim nonsense')
  for (const fix of await admin.locator('[id$=-more]').getByRole('button').all()) await expect(fix).toBeVisible()
  await admin.locator('#accountId-more').getByRole('button').first().click()
  await expect(form.accountId).toHaveValue(ACCOUNT_ID)
  await form.scopes.fill('scim+offline_access')
  await admin.getByText('1 action of 72 chosen').click()
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('budget')
  await admin.getByRole('checkbox', { name: 'List Budgets' }).check()
  await expect(admin.getByText('2 actions of 72 chosen')).toBeVisible()
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('zebra')
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('')
  await expectFresh(admin)

  await admin.reload()
  await hydrated(admin)
  await translatePage(admin)
  await admin.getByRole('button', { name: 'Start afresh' }).click()
  await expect(admin.getByText('Your earlier entries are restored')).toBeHidden()
  await form.fill(name)
  await form.save.click()
  await expect(admin).toHaveURL(/saved=created/)
  await expect(admin.getByRole('heading', { name })).toBeVisible()
  await expectFresh(admin)

  await admin.getByRole('link', { name: 'Edit' }).click()
  await hydrated(admin)
  await translatePage(admin)
  await form.scopes.fill('scim billing offline_access')
  await expect(admin.getByText('This adds billing.')).toBeVisible()
  await form.scopes.fill('offline_access')
  await expect(admin.getByText('This removes scim.')).toBeVisible()
  await form.clientId.fill(CLIENT_ID.replace('a', 'b'))
  await form.save.click()
  await expect(admin).toHaveURL(/saved=changed/)
  await expectFresh(admin)

  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin.getByRole('heading', { name: `Enter ${name} in StackOne` })).toBeVisible()
  await hydrated(admin, '[aria-label^="Copy "]')
  await translatePage(admin)
  await admin.getByRole('button', { name: 'Copy all actions' }).click()
  await expect(admin.locator('#announcer')).toContainText('all actions copied')
  await expectFresh(admin)

  await admin.goto('/profiles')
  await hydrated(admin)
  await translatePage(admin)
  const search = admin.getByRole('searchbox', { name: 'Search profiles' })
  const foot = admin.getByRole('main').getByRole('status')
  await search.fill(name)
  await expect(foot).toHaveText('1 profile')
  await admin.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await admin.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await search.fill('zebra')
  await expect(foot).toHaveText('No profile matches “zebra”.')
  await admin.getByRole('link', { name: 'Show all' }).click()
  await expect(foot).toContainText('profile')
  await expectFresh(admin)

  await admin.getByRole('link', { name, exact: true }).click()
  await admin.getByRole('link', { name: 'Delete' }).click()
  await hydrated(admin)
  await translatePage(admin)
  await admin.getByLabel(/Type the profile’s name/).fill('not it')
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByText('Type the name exactly')).toBeVisible()
  await admin.getByLabel(/Type the profile’s name/).fill(name)
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByText('The profile is deleted.')).toBeVisible()
  await expectFresh(admin)

  await admin.goto('/history')
  await translatePage(admin)
  await expect(admin.getByRole('row', { name: new RegExp(name) })).toHaveCount(3)
  await admin.getByRole('button', { name: 'Sign out' }).click()
  await expect(admin).toHaveURL(/sign-in|\/$/)
  await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()
  await admin.goto(`${wizard.url}/sign-in`)
  await hydrated(admin)
  await translatePage(admin)
  await admin.getByLabel('Access code').fill('wrong')
  await admin.getByRole('button', { name: 'Sign in' }).click()
  await expect(admin.getByText('This access code is wrong')).toBeVisible({ timeout: 15_000 })
  await expectFresh(admin)
})

test('a live test, translated by the browser while it runs, shows what is so now', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  await setFaults(sandbox, credentials.accountId, [], 1000)
  await run.start(credentials)
  await translatePage(admin)
  await expect(run.heading('Testing')).toBeVisible()
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await expect(run.stage('Credentials')).toContainText('Passed')
  await setFaults(sandbox, credentials.accountId, [])
  await run.decoder.click()
  const find = admin.getByRole('button', { name: 'Find the cause' })
  await admin.getByLabel('What the page says').fill('nothing that is known')
  await find.click()
  await expect(admin.getByText('The wizard does not know this text.')).toBeVisible()
  await admin.getByLabel('What the page says').fill('')
  for (const registered of ['https://api.example.com/', `${wizard.url}/connect/callback/`]) {
    await admin.getByLabel(/The redirect URLs of the app/).fill(registered)
    await find.click()
    await expect(admin.locator('.decoder mark').first()).toBeVisible()
  }
  await expect(run.next.getByText(/The two differ from character \d+ on/)).toBeVisible()
  await expectFresh(admin)
  await run.next.getByRole('button', { name: 'End without signing in' }).click()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(admin.locator('.test-progress')).toContainText('of testing')
  await admin.getByRole('button', { name: 'Copy report' }).click()
  await expect(admin.getByRole('button', { name: 'Copied' })).toBeVisible()
  await expectFresh(admin)
  await run.again.click()
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await expectFresh(admin)
})
