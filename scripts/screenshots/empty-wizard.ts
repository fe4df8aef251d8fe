import { expect } from '@playwright/test'
import { acmePage, panelOf, profileSection, sectionWith } from '@/lib/guide-import/testing/page'
import { HISTORY, HOME, IMPORT, PROFILES, SIGN_IN, STACKONE } from '@/lib/urls'
import { GUIDE, GuidePage } from '../../e2e/support/guide-page'
import type { Wizard } from '../../e2e/support/wizard'
import type { Studio } from './studio'

/** A wizard that has just started: for visitors, and for its first admin. */
export async function showEmptyWizard(studio: Studio, wizard: Wizard): Promise<void> {
  const visitor = await studio.visitor(wizard)
  await studio.open(visitor, HOME, 'home')
  await studio.open(visitor, GUIDE, 'guide')
  await studio.open(visitor, `${GUIDE}?actions=list_users,get_user,list_budgets`, 'guide-chosen')
  await studio.open(visitor, `${GUIDE}?actions=list_users,list_networks&cloud=azure`, 'guide-all-apis')
  await studio.open(visitor, `${GUIDE}?actions=all`, 'guide-everything')
  await studio.open(visitor, `${GUIDE}?actions=nope,list_users&cloud=nope`, 'guide-broken-link')
  const guide = new GuidePage(visitor)
  await guide.open()
  await guide.search.fill('cost')
  await expect(guide.action('List Budgets')).toBeVisible()
  await studio.take(visitor, 'guide-search')
  await guide.search.fill('zebra')
  await studio.take(visitor, 'guide-search-nothing')
  await studio.open(visitor, SIGN_IN, 'sign-in')
  await visitor.getByLabel('Access code').fill('wrong')
  await visitor.getByRole('button', { name: 'Sign in' }).click()
  await expect(visitor.getByText('This access code is wrong')).toBeVisible()
  await studio.take(visitor, 'sign-in-refused')
  await studio.open(visitor, '/nowhere', 'not-found')
  await visitor.close()

  const admin = await studio.admin(wizard)
  await studio.open(admin, PROFILES, 'profiles-empty')
  await studio.open(admin, HISTORY, 'history-empty')
  await studio.open(admin, STACKONE, 'stackone-without-key')
  await admin.close()
}

/** A page to import as a guide. */
export async function showImport(studio: Studio, wizard: Wizard): Promise<void> {
  const page = await studio.admin(wizard)
  await studio.open(page, IMPORT, 'import')
  const text = acmePage(
    [
      '<Warning>Only an admin can do this.</Warning>',
      panelOf([
        { id: 'acme_list_parts', label: 'List Parts', scopes: ['parts.read'] },
        { id: 'acme_order_part', label: 'Order Part', scopes: ['orders.write'] },
      ]),
      sectionWith('<p>Keep the <strong>Client ID</strong> and the <strong>Client Secret</strong>.</p>'),
      profileSection(['<strong>Client ID</strong>', '<strong>Client Secret</strong>']),
    ].join('\n\n'),
  )
  await page.getByLabel('Page').fill(text.slice(0, text.indexOf('</Steps>')))
  await page.getByRole('button', { name: 'Read the page' }).click()
  await expect(page.getByText('Nothing was imported.')).toBeVisible()
  await studio.take(page, 'import-refused')
  await page.getByLabel('Page').fill(text)
  await page.getByRole('button', { name: 'Read the page' }).click()
  await expect(page.getByRole('heading', { name: 'Imported guide: Acme' })).toBeVisible()
  await studio.take(page, 'import-result')
  await page.getByRole('link', { name: 'Preview the guide' }).click()
  await expect(page).toHaveURL(/preview$/)
  await studio.take(page, 'import-preview')
  await page.close()
}
