import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectNoOverflow } from './support/accessible'
import { findColourFaults } from './support/axe'
import { expectEveryLook } from './support/every-look'
import { GuidePage } from './support/guide-page'
import { expect, test } from './support/test'

for (const [state, query] of [
  ['nothing chosen', ''],
  [
    'all-apis forced, on Azure, searching',
    '?actions=list_users,list_networks,get_custom_app_integration&cloud=azure&q=list',
  ],
  ['everything chosen', '?actions=all'],
  ['a broken link, no results', '?actions=nope&cloud=nope&q=zebra'],
] as const) {
  test(`the guide is accessible in every look: ${state}`, async ({ page }) => {
    await new GuidePage(page).open(query)
    const reasons = page.getByText('Why these scopes?')
    if (await reasons.isVisible()) await reasons.click()
    await expectEveryLook(page, 'app/connectors/[connector]/[guide]/page.tsx', state)
  })
}

test('in a dark theme the guide has other colours, and is readable', async ({ page }) => {
  const ground = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
  await new GuidePage(page).open('?actions=list_users')
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await ground()).not.toBe(light)
  expect(await findColourFaults(page)).toEqual([])
})

test('the home page, an unknown address and the sign-in page are accessible in every look', async ({ page }) => {
  await page.goto('/')
  await expectEveryLook(page, 'app/page.tsx', 'the guides')
  await page.goto('/nowhere')
  await expectEveryLook(page, 'app/not-found.tsx', 'an unknown address')
  await page.goto('/sign-in')
  await expectEveryLook(page, 'app/sign-in/page.tsx', 'at first')
  await page.getByLabel('Access code').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This access code is wrong')).toBeVisible({ timeout: 15_000 })
  await expectEveryLook(page, 'app/sign-in/page.tsx', 'refused')
  await page.goto('/sign-in?error=AccessDenied')
  await expectEveryLook(page, 'app/sign-in/page.tsx', 'not allowed')
})

test('every page is checked in every look', () => {
  const read = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const specs = read('e2e').filter((name) => name.endsWith('.spec.ts'))
  const looked = specs.flatMap((name) =>
    [...readFileSync(join('e2e', name), 'utf8').matchAll(/expectEveryLook\(\s*\w+,\s*'([^']+)'/g)].map(
      ([, file]) => file,
    ),
  )
  const pages = read('app').filter((name) => /(^|\/)(page|not-found|error|global-error)\.tsx$/.test(name))
  expect(pages.length).toBeGreaterThan(10)
  // The checks name a file without its route group, which is not part of the URL.
  const files = pages.map((name) => `app/${name.replace(/^\(\w+\)\//, '')}`)
  expect(files.filter((file) => !looked.includes(file))).toEqual([])
})

test('at any width, the guide cuts nothing off, and nothing moves while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry)
          Object.assign(window, { shifts: Number(Reflect.get(window, 'shifts')) + Number(entry.value) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const width of [320, 375, 768, 1088, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    await new GuidePage(page).open('?actions=list_users')
    await page.evaluate(() => document.fonts.ready)
    await expectNoOverflow(page, `${width} px`)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts')), `${width} px`).toBe(0)
  }
})

test('forced colours show how many steps are done', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const guide = new GuidePage(page)
  await guide.open()
  const bar = page.getByRole('progressbar', { name: 'Steps done' })
  const before = await bar.screenshot()
  await guide.step('Copy the credentials').getByRole('checkbox').check()
  expect(before.equals(await bar.screenshot())).toBe(false)
})

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
  const bar = page.getByRole('region', { name: 'Your choice' })
  await bar.getByRole('link', { name: 'Steps' }).click()
  await expect(guide.steps.first()).toBeInViewport()
  await bar.getByRole('link', { name: 'No actions' }).click()
  await expect(guide.search).toBeInViewport()
  await expect(bar.getByRole('button', { name: 'Copy scopes' })).toBeInViewport()
})

test('the printed guide has the choice, the scopes and the steps, and no buttons', async ({ page }) => {
  await new GuidePage(page).open('?actions=list_users,list_workspaces')
  await page.emulateMedia({ media: 'print' })
  const guide = new GuidePage(page)
  // Repeats the event, because the page's listener is added in an effect after hydration.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect(page.getByText('GET /api/2.0/accounts/{account_id}/workspaces')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(guide.scopes).toHaveText('scim provisioning offline_access')
  await expect(page.getByText('?actions=list_users,list_workspaces')).toBeVisible()
  await expect(guide.search).toBeHidden()
  // The hint refers to the checkbox, which is not printed.
  await expect(page.getByText('Without it Databricks gives no refresh token')).toBeHidden()
  for (const name of ['Copy scopes', 'Copy link', 'Select all', 'Clear']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden()
  }
})
