import { expectCopied } from './support/clipboard'
import { GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('an admin picks actions, copies the scopes, sends the link; a colleague sees the same', async ({
  page,
  context,
}) => {
  const guide = new GuidePage(page)
  await guide.open()
  await expect(guide.count).toContainText('0 of 72 chosen')
  await guide.action('List Users').check()
  await guide.action('List Budgets').check()
  await expect(guide.count).toContainText('2 of 72 chosen')
  await expect(guide.scopes).toHaveText('scim billing offline_access')

  await guide.separator.selectOption('Comma')
  await guide.copyScopes.click()
  await expectCopied(page, 'scim,billing,offline_access')
  await expect(page.locator('#announcer')).toContainText('scopes copied')

  await guide.copyLink.click()
  await expect(page.locator('#announcer')).toContainText('link copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\?actions=list_budgets,list_users&separator=comma$/)
  await expect(page).toHaveURL(link)

  const colleague = new GuidePage(await context.newPage())
  await colleague.page.goto(link)
  await expect(colleague.action('List Users')).toBeChecked()
  await expect(colleague.action('List Budgets')).toBeChecked()
  await expect(colleague.count).toContainText('2 of 72 chosen')
  await expect(colleague.scopes).toHaveText('scim,billing,offline_access')
})

test('search and filters narrow the list, and select and clear act on the shown actions', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open('?actions=list_workspaces')

  await test.step('a search finds words in any order and case, in label, id and scope, and marks them', async () => {
    await guide.search.fill('LISTS ip')
    await expect(guide.rows).toHaveCount(1)
    await expect(guide.action('List IP Access Lists')).toBeVisible()
    await expect
      .poll(() => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String)))
      .toEqual(['Lists', 'IP', 'lists', 'ip'])
    await guide.search.fill('unity-catalog metastore delete')
    await expect(guide.rows).toHaveCount(2)
    await guide.search.fill('databricks_get_user, list_budgets')
    await expect(guide.rows).toHaveCount(2)
    await guide.search.fill('cost')
    await expect(guide.action('Download Billable Usage')).toBeVisible()
    await guide.search.fill('remove_group')
    await expect(guide.action('Remove Group Member')).toBeVisible()
  })

  await test.step('a search without results says so and links to all actions', async () => {
    await guide.search.fill('zebra')
    await expect(guide.rows).toHaveCount(0)
    await expect(guide.count).toContainText('no action matches')
    await expect(page.getByText('No action matches “zebra”.')).toBeVisible()
    await expect(guide.count).toContainText('1 of 72 chosen (1 not shown)')
    await page.getByRole('link', { name: 'Show all 72' }).click()
    await expect(guide.search).toBeFocused()
    await expect(guide.rows).toHaveCount(72)
    await expect(guide.search).toHaveValue('')
  })

  await test.step('“Select” and “Clear” apply to the shown actions and are announced', async () => {
    await guide.search.fill('budget')
    await page.getByRole('button', { name: 'Select 5 shown' }).click()
    await expect(guide.count).toContainText('6 of 72 chosen (1 not shown)')
    await expect(page.locator('#announcer')).toHaveText(
      '5 actions selected. Scopes: billing provisioning offline_access.',
    )
    await page.getByRole('radio', { name: 'Deletes' }).check()
    await page.getByRole('button', { name: 'Clear 1 shown' }).click()
    await expect(guide.count).toContainText('5 of 72 chosen')
    await page.getByRole('link', { name: 'Show all 72' }).click()
    await page.getByRole('button', { name: 'Select all' }).click()
    await expect(guide.count).toContainText('72 of 72 chosen')
    await expect(guide.link).toHaveValue(/\?actions=all$/)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(guide.count).toContainText('0 of 72 chosen')
  })

  await test.step('the filters show reads, writes or deletes, and each action names its effect', async () => {
    for (const [filter, count] of [
      ['Reads', 38],
      ['Writes', 22],
      ['Deletes', 12],
    ] as const) {
      await page.getByRole('radio', { name: filter }).check()
      await expect(guide.rows).toHaveCount(count)
      await expect(page.locator('[data-action]').getByText(filter, { exact: true })).toHaveCount(count)
    }
    await page.getByRole('radio', { name: 'All' }).check()
  })

  await test.step('“Chosen” shows only chosen actions, and keeps those unticked there', async () => {
    await guide.action('List Users').check()
    await guide.action('List Budgets').check()
    await page.getByRole('radio', { name: 'Chosen' }).check()
    await expect(guide.rows).toHaveCount(2)
    await guide.action('List Budgets').uncheck()
    await expect(guide.rows).toHaveCount(2)
    await expect(guide.count).toContainText('1 of 72 chosen')
  })
})

test('shift selects a range, by mouse, by keyboard and on the whole row', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  const clear = async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect(guide.count).toContainText('0 of 72 chosen')
  }
  await guide.action('List Budgets').click()
  await guide.action('Delete Budget').click({ modifiers: ['Shift'] })
  await expect(guide.count).toContainText('5 of 72 chosen')
  await guide.action('Create Budget').click({ modifiers: ['Shift'] })
  await expect(guide.count).toContainText('1 of 72 chosen')

  await clear()
  await guide.action('List Budgets').press('Space')
  await guide.action('Delete Budget').press('Shift+Space')
  await expect(guide.count).toContainText('5 of 72 chosen')

  await clear()
  // Firefox omits the shift key in the click for a space, so the key event has to select the range.
  await guide.action('List Budgets').press('Space')
  await guide.action('Delete Budget').dispatchEvent('keydown', { key: ' ', shiftKey: true })
  await guide.action('Delete Budget').dispatchEvent('keydown', { key: ' ', shiftKey: true, repeat: true })
  await expect(guide.count).toContainText('5 of 72 chosen')

  await clear()
  await guide.row('List Budgets').click({ position: { x: 300, y: 12 } })
  await guide.row('Delete Budget').click({ position: { x: 300, y: 12 }, modifiers: ['Shift'] })
  await expect(guide.count).toContainText('5 of 72 chosen')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
})

test('the whole picker works by keyboard, and the focus is never lost', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  for (const name of ['Select all', 'Clear']) {
    const button = page.getByRole('button', { name, exact: true })
    await button.press('Enter')
    await expect(button).toBeFocused()
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  }
  await guide.search.focus()
  await page.keyboard.type('delete user')
  await expect(guide.rows).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(guide.search).toHaveValue('delete user')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'All' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(guide.count).toContainText('1 of 72 chosen')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(guide.action('Delete User')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(guide.count).toContainText('0 of 72 chosen')
})

test('each scope is explained, the actions that force all-apis are named, and every way out works', async ({
  page,
}) => {
  const guide = new GuidePage(page)
  await guide.open('?actions=list_users,get_user,list_workspaces,unified_get_me&cloud=azure')

  await test.step('a screen reader hears the scope, the effect and the notes of a row', async () => {
    await expect(guide.action('Delete Network Configuration')).toHaveAccessibleDescription(
      /networking Deletes Not on Azure/,
    )
  })

  await test.step('every scope names the actions that need it, and their API calls', async () => {
    await page.getByText('Why these scopes?').click()
    const reasons = page.getByRole('group').filter({ hasText: 'Why these scopes?' })
    await expect(reasons).toContainText('List Users')
    await expect(reasons).toContainText('GET /api/2.0/accounts/{account_id}/scim/v2/Users')
    await expect(reasons).toContainText('GET /api/2.0/accounts/{account_id}/workspaces')
    await expect(reasons).toContainText('Databricks documents no endpoint of that name')
  })

  await test.step('a change of the scopes is announced', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await guide.action('List Users').check()
    await expect(page.locator('#announcer')).toHaveText('Scopes: scim offline_access.')
    await guide.action('Get Custom App Integration').check()
    await expect(page.locator('#announcer')).toHaveText('Scopes: all-apis scim offline_access.')
  })

  await test.step('when all-apis is forced, a notice names the actions, and both of its links work', async () => {
    await guide.action('List Budgets').check()
    await guide.action('List Service Principal Secrets').check()
    await expect(guide.scopes).toHaveText('all-apis scim billing offline_access')
    await expect(page.getByText('Needed by Get Custom App Integration, List Service Principal Secrets')).toBeVisible()
    await expect(page.getByText('Without these 2 actions you need only scim, billing.')).toBeVisible()
    await page.getByRole('link', { name: 'Ask only for all-apis offline_access' }).click()
    await expect(page.getByRole('heading', { name: 'Scopes selected' })).toBeFocused()
    await expect(guide.scopes).toHaveText('all-apis offline_access')
    await expect(guide.link).toHaveValue(/short=true/)
    await page.getByRole('link', { name: 'Drop these 2 actions' }).click()
    await expect(guide.scopes).toHaveText('scim billing offline_access')
    await expect(guide.count).toContainText('2 of 72 chosen')
  })

  await test.step('offline_access is added, explained, and can be left out', async () => {
    await expect(guide.step(/^offline_access/)).toBeVisible()
    await expect(page.getByText('Without it Databricks gives no refresh token')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Add offline_access' }).uncheck()
    await expect(guide.scopes).toHaveText('scim billing')
    await expect(guide.step(/^offline_access/)).toHaveCount(0)
    await expect(page).toHaveURL(/offline_access=false/)
  })
})

test('back and forward work; typing and ticking do not flood the history', async ({ page }) => {
  const guide = new GuidePage(page)
  await guide.open()
  const before = await page.evaluate(() => history.length)
  await guide.search.pressSequentially('budget')
  await guide.action('List Budgets').check()
  await guide.action('Get Budget').check()
  await expect(page).toHaveURL(/q=budget/)
  await expect(page).toHaveURL(/actions=list_budgets,get_budget/)
  expect(await page.evaluate(() => history.length)).toBe(before)
  await page.getByRole('button', { name: 'Select 5 shown' }).click()
  await expect(guide.count).toContainText('5 of 72 chosen')
  await expect(page).toHaveURL(/create_budget/)
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
  await page.goBack()
  await expect(guide.count).toContainText('2 of 72 chosen')
  await page.goForward()
  await expect(guide.count).toContainText('5 of 72 chosen')
})
