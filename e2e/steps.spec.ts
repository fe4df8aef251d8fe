import { expectCopied } from './support/clipboard'
import { GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('steps, badges, chips and values follow the choice at once', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  await expect(guide.steps).toHaveCount(18)
  await guide.action('List Network Configurations').check()
  await expect(guide.steps).toHaveCount(12)
  await expect(guide.step(/^networking/)).toContainText('Enables actions: List Network Configurations')
  await expect(guide.step(/^scim/)).toHaveCount(0)
  await expect(guide.step('Fill in the profile')).toContainText('networking offline_access')
  const chips = page.getByRole('list', { name: 'Scopes', exact: true }).getByRole('button')
  expect(await chips.allTextContents()).toEqual(['networking', 'offline_access'])
  await chips.first().click()
  await expectCopied(page, 'networking')
})

test('the cloud changes the console’s address and marks the actions it lacks', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open('?actions=list_credentials')
  const consoleLink = page.getByRole('link', { name: /Databricks account console/ })
  for (const [cloud, address] of [
    ['AWS', 'https://accounts.cloud.databricks.com'],
    ['Azure', 'https://accounts.azuredatabricks.net'],
    ['Google Cloud', 'https://accounts.gcp.databricks.com'],
    ['AWS GovCloud', 'https://accounts.cloud.databricks.us'],
    ['AWS GovCloud DoD (.mil)', 'https://accounts-dod.cloud.databricks.mil'],
    ['AWS GovCloud DoD (.us)', 'https://accounts-dod.cloud.databricks.us'],
    ['Azure US Government', 'https://accounts.azuredatabricks.us'],
    ['Azure China', 'https://accounts.azuredatabricks.cn'],
  ] as const) {
    await guide.cloud.selectOption({ label: cloud })
    await expect(consoleLink).toHaveAttribute('href', address)
  }
  await guide.cloud.selectOption({ label: 'Azure' })
  await expect(
    page.getByRole('form').getByText('1 chosen action does not exist on Azure: List Credential Configurations.'),
  ).toBeVisible()
  await expect(guide.count).toHaveText('1 of 72 chosen, 14 not on Azure')
  await expect(guide.row('List Network Configurations')).toContainText('Not on Azure')
  await expect(guide.row('List Users').first()).not.toContainText('Not on')
  await page.getByRole('link', { name: 'Remove 1 action' }).click()
  await expect(guide.count).toContainText('0 of 72 chosen')
  await page.getByRole('button', { name: 'Select all' }).click()
  await expect(guide.count).toHaveText('58 of 72 chosen, 14 not on Azure')
  await expect(page.getByText('do not exist on Azure')).toBeHidden()
})

test('the drawn form has the exact values, each copyable', async ({ page, wizard }) => {
  const guide = new GuidePage(page)
  await guide.open()
  const form = page.getByRole('figure')
  for (const [label, value] of [
    ['Application name', 'StackOne Integration'],
    ['Redirect URLs', 'https://api.stackone.com/connect/oauth2/databricks/callback'],
    ['Redirect URLs', `${wizard.url}/connect/callback`],
    ['Access token TTL', '60'],
    ['Refresh token TTL', '129600'],
  ] as const) {
    await form.getByRole('button', { name: `Copy ${label}: ${value}` }).click()
    await expectCopied(page, value)
  }
  await expect(form).toContainText('All APIsselected')
  await expect(form).toContainText('Generate a client secretticked')
})

test('steps can be ticked off; progress survives a reload, and stores step ids only', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  await expect(page.getByText('0 of 8 steps done')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Done: Copy the account ID' }).check()
  await expect(page.getByText('1 of 8 steps done')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Done: Copy the account ID' })).toBeChecked()
  await expect(page.getByText('1 of 8 steps done')).toBeVisible()
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
    'wizard.progress.v2.databricks/oauth-u2m': '[["/connectors/databricks/oauth-u2m",["copy-account-id"]]]',
  })
})

test('ticks belong to one choice and cloud, and one button clears them', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open('?actions=list_users')
  const done = page.getByRole('checkbox', { name: 'Done: Copy the account ID' })
  await done.check()
  await guide.action('List Budgets').check()
  await expect(done).not.toBeChecked()
  await guide.action('List Budgets').uncheck()
  await expect(done).toBeChecked()
  await guide.cloud.selectOption('Azure')
  await expect(done).not.toBeChecked()
  await guide.cloud.selectOption('AWS')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(done).not.toBeChecked()
  await expect(page.getByText('0 of 8 steps done')).toBeVisible()
})

test('an IP access list says that Databricks documents another scope', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  await expect(guide.row('List IP Access Lists')).toContainText('Databricks documents scope networking')
})

test('copying works over plain http too, where browsers have no clipboard API', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  const guide = new GuidePage(page)
  await guide.open('?actions=list_users')
  await guide.copyScopes.click()
  await expect(page.locator('#announcer')).toContainText('scopes copied')
  await guide.search.focus()
  await page.keyboard.press('Control+V')
  await expect(guide.search).toHaveValue('scim offline_access')
})
