import { expect, type Page } from '@playwright/test'
import { callbackProblemPath } from '@/lib/url-params'
import { HISTORY, HOME, NEW_PROFILE as NEW, PROFILES, profilePath, STACKONE } from '@/lib/urls'
import { NEW_PROFILE, ProfileFormPage } from '../../e2e/support/profile-form'
import type { Wizard } from '../../e2e/support/wizard'
import type { Studio } from './studio'

/** Demo profiles (demo-profiles.ts), and the picture of each. */
const STATES = {
  Production: 'profile-ready',
  Staging: 'profile-sign-in-due',
  'Warehouse, Ireland': 'profile-warning',
  Finance: 'profile-failed',
  'Partner portal': 'profile-incomplete',
  Research: 'profile-not-tested',
}

/** A wizard with demo profiles: lists, pages, forms. */
export async function showProfiles(studio: Studio, wizard: Wizard): Promise<void> {
  const admin = await studio.admin(wizard)
  await studio.open(admin, HOME, 'home-several-guides')
  await studio.open(admin, PROFILES, 'profiles')
  await studio.open(admin, `${PROFILES}?show=failed`, 'profiles-failed')
  await studio.open(admin, `${PROFILES}?q=zebra`, 'profiles-nothing-found')
  await studio.open(admin, HISTORY, 'history')
  await studio.open(admin, `${HISTORY}?who=nobody`, 'history-nothing-found')
  for (const [name, picture] of Object.entries(STATES)) {
    await openProfile(admin, name)
    await studio.take(admin, picture)
  }
  await openProfile(admin, 'Production')
  const { pathname } = new URL(admin.url())
  await studio.open(admin, `${pathname}/edit`, 'profile-edit')
  await studio.open(admin, `${pathname}/stackone`, 'stackone-sheet')
  await studio.open(admin, `${pathname}/delete`, 'profile-delete')
  await admin.getByRole('textbox').fill('another')
  await admin.getByRole('button', { name: 'Delete for good' }).click()
  await expect(admin.getByText('Type the name exactly')).toBeVisible()
  await studio.take(admin, 'profile-delete-refused')
  await openProfile(admin, 'Finance')
  await studio.open(admin, `${new URL(admin.url()).pathname}/stackone`, 'stackone-sheet-failed')
  await showForms(studio, admin)
  await studio.open(admin, profilePath('not-an-id'), 'profile-not-found')
  await studio.open(admin, callbackProblemPath('other-admin', crypto.randomUUID()), 'connect-problem')
  await studio.open(admin, STACKONE, 'stackone-project')
  await admin.close()
}

async function showForms(studio: Studio, page: Page): Promise<void> {
  await studio.open(page, NEW, 'profile-new-choice')
  const form = new ProfileFormPage(page)
  await form.open(`${NEW_PROFILE}?actions=list_users,get_user,list_budgets`)
  await studio.take(page, 'profile-new')
  await form.accountId.fill('https://accounts.cloud.databricks.com/?account_id=11111111-2222-3333-4444-555555555555')
  await form.clientId.fill('short ')
  await form.scopes.fill('billing wrong')
  await form.save.click()
  await expect(form.summary).toBeVisible()
  await studio.take(page, 'profile-new-errors')
  await page.getByRole('link', { name: 'Profiles', exact: true }).first().click()
  await form.make('Just saved', `${NEW_PROFILE}?actions=list_users`)
  await studio.take(page, 'profile-saved')
}

async function openProfile(page: Page, name: string): Promise<void> {
  await page.goto(PROFILES)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}
