import { GUIDE, GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

test.use({ javaScriptEnabled: false })

test('search, ticks, separator and cloud work as a form, and lead to the canonical link', async ({ page }) => {
  const guide = new GuidePage(page)
  await page.goto(`${GUIDE}?actions=list_workspaces`)
  await guide.search.fill('user')
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/\?actions=list_workspaces&q=user#choose$/)
  await expect(guide.rows).toHaveCount(7)
  await guide.action('List Users').check()
  await guide.separator.selectOption('Pipe')
  await guide.cloud.selectOption({ label: 'Azure' })
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/\?actions=list_users,list_workspaces&separator=pipe&cloud=azure&q=user#choose$/)
  await expect(guide.scopes).toHaveText('scim|provisioning|offline_access')
  await expect(page.getByRole('link', { name: /Databricks account console/ })).toHaveAttribute(
    'href',
    'https://accounts.azuredatabricks.net',
  )
  await guide.action('List Users').uncheck()
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/\?actions=list_workspaces&/)
})

test('select and clear act on the actions that the search shows', async ({ page }) => {
  const guide = new GuidePage(page)
  await page.goto(`${GUIDE}?actions=list_workspaces&q=budget`)
  await page.getByRole('button', { name: 'Select 5 shown' }).click()
  await expect(guide.count).toContainText('6 of 72 chosen (1 not shown)')
  await page.getByRole('button', { name: 'Clear 5 shown' }).click()
  await expect(guide.count).toContainText('1 of 72 chosen')
  await page.getByRole('link', { name: 'Show all 72' }).click()
  await page.getByRole('button', { name: 'Select all' }).click()
  await expect(page).toHaveURL(/\?actions=all#choose$/)
})

test('offline_access, the short list and the link that avoids all-apis work', async ({ page }) => {
  const guide = new GuidePage(page)
  await page.goto(`${GUIDE}?actions=list_users,get_custom_app_integration`)
  await page.getByRole('link', { name: 'Ask only for all-apis offline_access' }).click()
  await expect(guide.scopes).toHaveText('all-apis offline_access')
  await page.getByRole('checkbox', { name: 'Add offline_access' }).uncheck()
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/offline_access=false&short=true/)
  await expect(guide.scopes).toHaveText('all-apis')
  await page.getByRole('link', { name: 'Drop this action' }).click()
  await expect(guide.scopes).toHaveText('scim')
})

test('the guide has its full text, and no control that needs JavaScript', async ({ page }) => {
  await page.goto(GUIDE)
  await expect(new GuidePage(page).steps).toHaveCount(18)
  await expect(new GuidePage(page).rows).toHaveCount(72)
  await expect(page.getByRole('button', { name: 'Copy scopes' })).toBeHidden()
  await expect(page.getByText('0 of 18 steps done')).toBeHidden()
  await expect(page.getByRole('figure')).toContainText('https://api.stackone.com/connect/oauth2/databricks/callback')
})

test('form-shaped input is redirected to the canonical link', async ({ request }) => {
  const answer = await request.get(`${GUIDE}?action=get_user&action=databricks_list_users`, { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  expect(answer.headers().location).toBe(`${GUIDE}?actions=list_users,get_user`)
})
