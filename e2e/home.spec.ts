import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectEveryLook } from './support/every-look'
import { hydrated } from './support/hydrated'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

const METHODS = ['API Key', 'API Token', 'OAuth 2.0']

/** A folder for GUIDES_DIR with three guides for each of 100 connectors. */
function makeGuides(): string {
  const root = mkdtempSync(join(tmpdir(), 'many-guides-'))
  const data = readFileSync('e2e/fixtures/guides/globex/api-token/guide.yaml', 'utf8')
  for (let number = 0; number < 100; number += 1) {
    for (const method of METHODS) {
      const own = join(root, `c${number}`, method.toLowerCase().replace(/[^a-z]+/g, '-'))
      cpSync('e2e/fixtures/guides/globex/api-token', own, { recursive: true })
      const renamed = data.replace('connectorName: Globex', `connectorName: Connector ${number}`)
      writeFileSync(join(own, 'guide.yaml'), renamed.replace('method: API Token', `method: ${method}`))
    }
  }
  return root
}

let folder: string
let wizard: Wizard
// The tests share one wizard, so they stay in one worker.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  folder = makeGuides()
  wizard = await startWizard({ GUIDES_DIR: folder })
})
test.afterAll(async () => {
  await wizard.stop()
  await rm(folder, { recursive: true })
})

test('300 guides are grouped by connector, and the search filters them while typing', async ({ page }) => {
  await page.goto(wizard.url)
  await hydrated(page, 'form')
  await expect(page.getByRole('status').filter({ hasText: 'guide' })).toHaveText('301 guides')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(101)
  await expect(page.getByRole('heading', { level: 2 }).nth(10)).toHaveText('Connector 10')
  await page.getByRole('searchbox', { name: 'Search guides' }).fill('token connector 42')
  await expect(page.getByRole('status').filter({ hasText: 'guide' })).toHaveText('1 of 301 guides')
  await page.getByRole('link', { name: 'Connector 42' }).click()
  await expect(page).toHaveURL(`${wizard.url}/connectors/c42/api-token`)
})

test('a connector shows its logo or first letter, and a link names its connector and authentication', async ({
  page,
}) => {
  await page.goto(wizard.url)
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Databricks' }) })
  await card.scrollIntoViewIfNeeded()
  await expect(card.locator('svg')).toBeVisible()
  const other = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Connector 7', exact: true }) })
  await expect(other.getByText('C', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connector 7, OAuth 2.0' })).toHaveAttribute(
    'href',
    '/connectors/c7/oauth-',
  )
  await page.goto(`${wizard.url}/?q=connector+7+oauth`)
  await expectEveryLook(page, 'app/page.tsx', 'searched')
})

test('without JavaScript, a form searches the guides', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(wizard.url)
  await page.getByRole('searchbox', { name: 'Search guides' }).fill('connector 42')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(`${wizard.url}/?q=connector+42`)
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Connector 42'])
  await page.goto(`${wizard.url}/?q=zebra`)
  await expect(page.getByRole('status').filter({ hasText: 'guide' })).toHaveText('0 of 301 guides')
  await page.close()
})
