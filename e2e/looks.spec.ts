import { expectAccessible, expectNoOverflow } from './support/accessible'
import { LOOKS } from './support/every-look'
import { GUIDE, GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

const STATES = [
  ['nothing chosen', ''],
  [
    'all-apis forced, on Azure, searching',
    '?actions=list_users,list_networks,get_custom_app_integration&cloud=azure&q=list',
  ],
  ['everything chosen', '?actions=all'],
  ['a broken link, no results', '?actions=nope&cloud=nope&q=zebra'],
] as const

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })
    for (const [name, query] of STATES) {
      test(`the guide has no accessibility fault: ${name}`, async ({ page }) => {
        const guide = new GuidePage(page)
        await guide.open(query)
        const reasons = page.getByText('Why these scopes?')
        if (await reasons.isVisible()) await reasons.click()
        await expectAccessible(page)
      })
    }
    for (const path of ['/', '/nowhere']) {
      test(`${path} has no accessibility fault`, async ({ page }) => {
        await page.goto(path)
        await expectAccessible(page)
      })
    }
  })
}

for (const width of [320, 375, 768, 1088, 1440, 1920]) {
  test(`nothing is cut off or moves at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry && typeof entry.value === 'number') Object.assign(window, { shifts: entry.value })
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await new GuidePage(page).open('?actions=list_users')
    await page.evaluate(() => document.fonts.ready)
    await expectNoOverflow(page)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBe(0)
  })
}

test('on a wide screen the picker stays in sight beside the steps', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const guide = new GuidePage(page)
  await guide.open()
  await guide.step('Plan for the next sign-in').scrollIntoViewIfNeeded()
  await expect(guide.search).toBeInViewport()
  await expect(guide.scopes).toBeInViewport()
})

test('on a narrow screen the picker, the scopes and the steps are one tap away', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 })
  const guide = new GuidePage(page)
  await guide.open()
  const bar = page.getByRole('navigation', { name: 'Guide' })
  await bar.getByRole('link', { name: 'Steps' }).click()
  await expect(guide.steps.first()).toBeInViewport()
  await bar.getByRole('link', { name: /Choose actions/ }).click()
  await expect(guide.search).toBeInViewport()
  await bar.getByRole('link', { name: 'Scopes' }).click()
  await expect(guide.scopes).toBeInViewport()
})

test('at 400% zoom of a small screen what has the focus is not hidden', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  const guide = new GuidePage(page)
  await guide.open()
  for (const target of [guide.search, guide.action('List Users'), guide.separator]) {
    await target.focus()
    const isOnTop = await target.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    })
    expect(isOnTop).toBe(true)
  }
})

test('on paper there are the choice, the scopes and the steps, and no buttons', async ({ page }) => {
  await page.goto(`${GUIDE}?actions=list_users,list_workspaces`)
  await page.emulateMedia({ media: 'print' })
  const guide = new GuidePage(page)
  await expect(guide.scopes).toHaveText('scim provisioning offline_access')
  await expect(page.getByText('?actions=list_users,list_workspaces')).toBeVisible()
  await expect(page.getByText('GET /api/2.0/accounts/{account_id}/workspaces')).toBeVisible()
  await expect(guide.search).toBeHidden()
  for (const name of ['Copy scopes', 'Copy link', 'Select all', 'Clear']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden()
  }
})
