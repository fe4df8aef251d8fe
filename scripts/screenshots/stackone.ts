import { expect } from '@playwright/test'
import { STACKONE } from '@/lib/urls'
import { followAuthLink, setUpStackOne } from '@/sandbox/testing/stackone'
import { askForLink, confirmedProfile } from '../../e2e/support/stackone'
import { PROJECT } from '../../e2e/support/test'
import type { Wizard } from '../../e2e/support/wizard'
import type { Sandbox } from '../../sandbox/server'
import type { Studio } from './studio'

/** A profile in StackOne, its accounts, and the project's page. */
export async function showStackOne(
  studio: Studio,
  { sandbox, wizard }: { sandbox: Sandbox; wizard: Wizard },
): Promise<void> {
  const page = await studio.admin(wizard)
  const { id } = await confirmedProfile(page, sandbox, wizard)
  await studio.take(page, 'profile-in-stackone')
  await askForLink(page, 'Acme')
  await studio.take(page, 'account-link-waiting')
  const url = (await page.getByRole('link', { name: 'Open the link in a new tab' }).getAttribute('href')) ?? ''
  await followAuthLink(url, { consent: false })
  await expect(page.getByRole('heading', { name: 'The account of Acme could not be linked' })).toBeVisible()
  await studio.take(page, 'account-link-failed')
  await followAuthLink(url)
  await expect(page.getByRole('heading', { name: 'The account of Acme is active' })).toBeVisible()
  await studio.take(page, 'account-link-active')
  await studio.open(page, `/profiles/${id}`, 'profile-with-account')
  await setUpStackOne(sandbox.url, PROJECT, { on: ['actions-changed'] })
  await page.goto(STACKONE)
  await page.getByRole('button', { name: 'Compare now' }).click()
  await expect(page.getByText('new: databricks_new_action')).toBeVisible()
  await page.getByRole('button', { name: 'Create a calendar address' }).click()
  await expect(page.locator('code').filter({ hasText: '/calendar/' })).toBeVisible()
  await studio.take(page, 'stackone-project-drifted')
  await page.close()
}
