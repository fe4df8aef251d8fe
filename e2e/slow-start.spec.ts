import { deferred } from '@/lib/testing/deferred'
import { GUIDE, GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

test('what was ticked and typed before the scripts came is kept', async ({ page }) => {
  const { promise: released, resolve: release } = deferred()
  await page.route('**/*.js*', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(GUIDE, { waitUntil: 'commit' })
  const guide = new GuidePage(page)
  await guide.action('List Budgets').check()
  await guide.search.fill('budget')
  release()
  await expect(guide.link).toHaveValue(/\?actions=list_budgets$/)
  await expect(guide.search).toHaveValue('budget')
  await expect(guide.rows).toHaveCount(5)
  await expect(guide.action('List Budgets')).toBeChecked()
})
