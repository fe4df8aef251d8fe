import { anotherBrowser, askSomebody, SetupPage } from './support/setup'
import { expect, makeApp, TestRunPage, test } from './support/test-run'

test('a recipient is asked, enters the values where they are shown, tests them, and is done', async ({
  admin,
  browser,
  sandbox,
  wizard,
}) => {
  const { url, profileId } = await askSomebody(admin)
  const app = await makeApp(sandbox, wizard)
  const page = await anotherBrowser(browser)
  const setup = new SetupPage(page)

  // A scanner and a HEAD request start nothing.
  await page.request.get(url)
  await page.request.head(url)
  await page.goto(url)
  await expect(page.getByText('Dana, Ann asks you to connect Databricks')).toBeVisible()
  await expect(page.getByText('Read: 1 action')).toBeVisible()
  await expect(page.getByText('It will not add or change anything or delete anything.')).toBeVisible()
  await setup.start.click()
  await expect(page).toHaveURL(/\/setup\/s\/[0-9a-f-]{36}$/)

  // Another browser is told the same as for a link that never was.
  const stranger = await anotherBrowser(browser)
  await stranger.goto(url)
  const told = await stranger.getByRole('main').textContent()
  await stranger.goto(`${wizard.url}/setup/${'x'.repeat(43)}`)
  expect(await stranger.getByRole('main').textContent()).toBe(told)

  // The values, each in its step; swapped ones are put right, and a wrong secret is named.
  await setup.accountId.fill(app.accountId)
  await setup.save.first().click()
  await expect(page.getByRole('main').getByText('Saved: Account ID.')).toBeVisible()
  await setup.clientId.fill(app.clientSecret)
  await setup.secret.fill(app.clientId)
  await setup.saveAndTest.click()
  const run = new TestRunPage(page)
  await run.signInAs()
  await expect(run.next).toHaveAttribute('data-outcome', 'ready')
  await page.getByRole('link', { name: 'Finish your part' }).click()
  await setup.finish.click()
  await expect(setup.done).toBeVisible()

  // Back in the same browser: the same state, and no box to type into.
  await page.goto(url)
  await expect(setup.done).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await admin.goto(`/profiles/${profileId}`)
  await expect(admin.getByRole('main')).toContainText('Dana')
  for (const secret of [app.clientSecret, url.slice(-43)]) expect(wizard.output()).not.toContain(secret)
})

test.describe('without JavaScript', () => {
  test('a recipient does the same, and a failed test leads to its step', async ({
    admin,
    browser,
    sandbox,
    wizard,
  }) => {
    const { url } = await askSomebody(admin)
    const app = await makeApp(sandbox, wizard)
    const page = await anotherBrowser(browser, { javaScriptEnabled: false })
    const setup = new SetupPage(page)
    await page.goto(url)
    await setup.start.click()
    await setup.accountId.fill('nonsense')
    await setup.clientId.fill(app.clientSecret)
    await setup.secret.fill(app.clientId)
    await setup.save.first().click()
    await expect(page.getByRole('alert')).toContainText('An account ID is 32 digits')
    await expect(setup.accountId).toHaveValue('nonsense')
    await expect(setup.clientId).toHaveValue(app.clientId)
    await expect(page.getByText('Client ID and Client Secret were swapped.')).toBeVisible()

    await setup.accountId.fill(app.accountId)
    await setup.secret.fill(`dose${'0'.repeat(32)}`)
    await setup.saveAndTest.click()
    await expect(page).toHaveURL(/test-runs/)
    await expect(page.locator('.next-step')).toHaveAttribute('data-outcome', 'failed', { timeout: 30_000 })
    await page.getByRole('link', { name: 'Open this step' }).click()
    await expect(page.getByText(/^The last test failed/)).toBeVisible()
    await setup.secret.fill(app.clientSecret)
    await setup.saveAndTest.click()
    await expect(page.locator('.next-step')).toHaveAttribute('data-outcome', 'waiting', { timeout: 30_000 })
    await new TestRunPage(page).signInAs()
    await expect(page.locator('.next-step')).toHaveAttribute('data-outcome', 'ready', { timeout: 30_000 })
    await page.getByRole('link', { name: 'Finish your part' }).click()
    await setup.finish.click()
    await expect(setup.done).toBeVisible()
  })
})
