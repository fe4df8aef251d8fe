import { rm } from 'node:fs/promises'
import { makeFixtureGuides } from './fixtures/many-actions'
import { expectEveryLook } from './support/every-look'
import { GuidePage } from './support/guide-page'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

// Guides from an operator's folder, whose pages must not mention Databricks.
let folder: string
let wizard: Wizard
// The tests share one wizard, so they stay in one worker.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  folder = makeFixtureGuides()
  wizard = await startWizard({ GUIDES_DIR: folder })
})
test.afterAll(async () => {
  await wizard.stop()
  await rm(folder, { recursive: true })
})

test('a guide of another provider, without clouds, prefix and offline_access, works', async ({ page }) => {
  await page.goto(wizard.url)
  await page.getByRole('link', { name: 'Acme', exact: true }).click()
  const guide = new GuidePage(page)
  await expect(guide.scopes).toHaveText('parts.read')
  await guide.action('Order Part').check()
  await expect(guide.scopes).toHaveText('orders.write parts.read')
  await expect(guide.steps).toHaveCount(3)
  await expect(guide.step('Allow orders')).toContainText('Enables actions: Order Part')
  await guide.action('Order Part').uncheck()
  await guide.action('List Parts').check()
  await expect(guide.steps).toHaveCount(2)
  await expect(guide.link).toHaveValue(`${wizard.url}/connectors/acme/oauth?actions=list_parts`)
  await expect(guide.cloud).toHaveCount(0)
  await expect(page.getByText('offline_access')).toHaveCount(0)
  expect((await page.content()).toLowerCase()).not.toContain('databricks')
})

test('with several guides, a new profile asks which one to use', async ({ page }) => {
  await signIn(page, wizard, { path: '/profiles/new' })
  await expectEveryLook(page, 'app/profiles/new/page.tsx', 'several guides')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Acme ·/ })
    .click()
  await expect(page.getByRole('heading', { name: 'New Acme profile' })).toBeVisible()
})

test('a catalogue of 2,000 actions can be searched, scrolled to its end, and selected', async ({ page }) => {
  await page.goto(`${wizard.url}/connectors/acme/many-2000`)
  const guide = new GuidePage(page)
  await guide.search.fill('1999')
  await expect(guide.rows).toHaveCount(1)
  await guide.search.fill('')
  // Scrolling near the end renders more rows.
  const drawn = page.locator('[data-action]')
  const scroll = async () => {
    await drawn.last().evaluate((row) => row.scrollIntoView())
    return drawn.count()
  }
  await expect.poll(scroll, { intervals: [50] }).toBe(2000)
  await page.getByRole('button', { name: 'Select all' }).click()
  await expect(guide.count).toContainText('2000 of 2000 chosen')
  await expect(guide.link).toHaveValue(/\?actions=all$/)
})

test('without JavaScript, chosen actions that a long list does not render stay chosen', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${wizard.url}/connectors/acme/many-2000?actions=list_part_1920`)
  const guide = new GuidePage(page)
  await guide.action('List Part 0').check()
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/\?actions=list_part_0,list_part_1920#choose$/)
  await page.close()
})

test('a guide without OAuth has its fields in the form and the sheet, and no live test', async ({ page }) => {
  await page.goto(`${wizard.url}/connectors/globex/api-token?actions=list_plants&cloud=us`)
  const guide = new GuidePage(page)
  await expect(guide.rows).toHaveCount(2)
  await expect(guide.scopes).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Setup' })).not.toContainText('Test')
  await expect(page.getByText('This guide has no live test.')).toBeVisible()
  await signIn(page, wizard, { path: '/profiles/new/globex/api-token?actions=list_plants&cloud=us' })
  await page.getByLabel('Name', { exact: true }).fill('Plants')
  await page.getByLabel('Subdomain').fill('https://north.eu.globex.example/')
  await page.getByLabel('Email').fill('ann@globex.example')
  await page.getByLabel('Plan', { exact: true }).selectOption('Professional')
  await page.locator('#apiToken').fill('canary-of-globex')
  await page.getByRole('button', { name: 'Take Subdomain north from it, and Europe' }).click()
  await expect(page.getByLabel('Cloud', { exact: true })).toHaveValue('eu')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByRole('heading', { name: 'Plants', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('north.eu.globex.example')
  await expect(page.getByRole('main')).toContainText('Professional')
  await expect(page.getByRole('region', { name: 'Live test' })).toContainText('has no live test')
  await expect(page.getByText('Not set.')).toBeVisible()
  expect(await page.content()).not.toContain('canary-of-globex')
  await page.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(page.getByRole('heading', { name: 'Link the account' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Connector Profile')
  await page.goto(`${page.url().replace(/\/stackone.*/, '')}/edit`)
  await page.getByLabel('Subdomain').fill('south')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Enter the API Token again')
})
