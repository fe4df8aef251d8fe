import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from '@/lib/guide-import/testing/page'
import { expectEveryLook } from './support/every-look'
import { GuidePage } from './support/guide-page'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

const PAGE = acmePage(
  [
    '<Warning>Only an admin can do this.</Warning>',
    panelOf([
      { id: 'acme_list_parts', label: 'List Parts', scopes: ['parts.read'] },
      { id: 'acme_order_part', label: 'Order Part', scopes: ['orders.write'] },
    ]),
    sectionWith(
      '<p>Enter `https://api.stackone.com/connect/oauth2/acme/callback`, and keep the <strong>Client ID</strong> and the <strong>Client Secret</strong>.</p>',
    ),
    scopesStep(['parts.read', 'offline_access']),
    profileSection([
      '<strong>Client ID</strong>',
      '<strong>Client Secret</strong>',
      '<strong>Scopes</strong> (Optional)',
    ]),
  ].join('\n\n'),
)

let folder: string
let wizard: Wizard
// The tests share one wizard, so they stay in one worker.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-guides-'))
  wizard = await startWizard({ GUIDES_DIR: folder })
})
test.afterAll(async () => {
  await wizard.stop()
  await rm(folder, { recursive: true })
})

test('an admin imports a page, previews it, downloads it and adds it to the wizard', async ({ page }) => {
  await signIn(page, wizard)
  await page.goto(wizard.url)
  await page.getByRole('link', { name: 'Import a guide' }).click()
  await expect(page.getByLabel('Page')).toBeVisible()
  await expectEveryLook(page, 'app/guides/import/page.tsx', 'empty')
  await page.getByLabel('Page').fill(PAGE.slice(0, PAGE.indexOf('</Steps>')))
  await page.getByRole('button', { name: 'Read the page' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was imported.' })
  await expect(refusal).toContainText(/Line \d+: <Steps> is not closed\./)
  await expect(page.getByLabel('Page')).toHaveValue(/Only an admin can do this/)
  await expectEveryLook(page, 'app/guides/import/page.tsx', 'refused')

  await page.getByLabel('Page').fill(PAGE)
  await page.getByRole('button', { name: 'Read the page' }).click()
  await expect(page.getByRole('heading', { name: 'Imported guide: Acme' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('No step shows the scope orders.write')
  await expect(page.getByRole('main')).toContainText('What does parts.read let the token’s holder reach')
  await expectEveryLook(page, 'app/guides/import/[id]/page.tsx', 'imported')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the folder' }).click()
  const zip = unzipSync(await readFile(await (await download).path()))
  expect(Object.keys(zip).sort()).toEqual(
    ['actions.yaml', 'guide.md', 'guide.yaml'].map((name) => `acme/oauth-2-0/${name}`),
  )

  await page.getByRole('link', { name: 'Preview the guide' }).click()
  const guide = new GuidePage(page)
  await guide.action('Order Part').check()
  await expect(guide.scopes).toHaveText('orders.write offline_access')
  await expect(page).toHaveURL(/\/preview\?actions=order_part$/)
  await expect(page.getByText('Link to this choice')).toHaveCount(0)
  await page.reload()
  await expect(guide.action('Order Part')).toBeChecked()
  await expectEveryLook(page, 'app/guides/import/[id]/preview/page.tsx', 'one action')

  await page.getByRole('link', { name: 'Back to the import' }).click()
  await page.getByLabel('Way to authenticate').fill('OAuth 2.0')
  await page.getByRole('button', { name: 'Add to this wizard' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be a part of a guide’s address' })).toBeVisible()
  await page.getByLabel('Way to authenticate').fill('oauth')
  await page.getByRole('button', { name: 'Add to this wizard' }).click()
  await expect(page).toHaveURL(`${wizard.url}/connectors/acme/oauth`)
  await expect(page.getByRole('heading', { name: 'Connect Acme' })).toBeVisible()
  expect(await readFile(join(folder, 'acme/oauth/guide.yaml'), 'utf8')).toContain('connectorName: Acme')
  await page.goto(`${wizard.url}/history`)
  await expect(page.getByRole('main')).toContainText('added the guide acme/oauth')
})

test('only admins can import, and importing works without JavaScript', async ({ browser }) => {
  const scripted = await browser.newContext()
  await signIn(await scripted.newPage(), wizard)
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await scripted.storageState() })
  const page = await context.newPage()
  await page.goto(`${wizard.url}/guides/import`)
  await page
    .getByLabel('Or a file')
    .setInputFiles({ name: 'page.md', mimeType: 'text/markdown', buffer: Buffer.from(PAGE) })
  await page.getByRole('button', { name: 'Read the page' }).click()
  await expect(page.getByRole('heading', { name: 'Imported guide: Acme' })).toBeVisible()
  const { pathname } = new URL(page.url())
  await page.getByRole('link', { name: 'Preview the guide' }).click()
  await new GuidePage(page).action('List Parts').check()
  await page.getByRole('button', { name: 'Update' }).first().click()
  await expect(page).toHaveURL(/\/preview\?actions=list_parts#choose$/)
  await context.clearCookies()
  for (const path of [pathname, `${pathname}/preview`]) {
    await page.goto(wizard.url + path)
    await expect(page).toHaveURL(/\/sign-in/)
  }
  expect((await context.request.get(`${wizard.url}${pathname}/guide.zip`)).status()).toBe(401)
  await context.close()
  await scripted.close()
})

test('importing a page of 400 actions with 4 scopes each works', async ({ page }) => {
  const actions = Array.from({ length: 400 }, (_, index) => ({
    id: `globex_list_thing_${index}`,
    label: `List Thing ${index}`,
    scopes: [0, 1, 2, 3].map((part) => `area${index}.part${part}.read`),
  }))
  const long = acmePage(
    `${panelOf(actions)}\n\n${sectionWith('<p>x</p>')}\n\n${profileSection(['<strong>Client ID</strong>'])}`,
  )
  await signIn(page, wizard, { path: '/guides/import' })
  await page.getByLabel('Page').fill(long)
  await page.getByRole('button', { name: 'Read the page' }).click()
  await expect(page.getByRole('main')).toContainText('400 actions', { timeout: 40_000 })
  await page.goto(`${new URL(page.url()).pathname.replace(/^/, wizard.url)}/nothing`)
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
  await page.goto(`${wizard.url}/guides/import/00000000-0000-4000-8000-000000000000`)
  await expect(page.getByRole('heading', { name: 'No such import' })).toBeVisible()
})
