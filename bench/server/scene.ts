import type { Browser, Cookie } from '@playwright/test'
import { signIn } from '../../e2e/support/sign-in'
import { makeApp, TestRunPage } from '../../e2e/support/test-run'
import type { Wizard } from '../../e2e/support/wizard'
import type { Sandbox } from '../../sandbox/server'

/** The data of an admin who has just tested a profile. */
export interface Scene {
  /** The cookies of the admin's session. */
  cookies: Cookie[]
  profileId: string
  runId: string
}

const ACTIONS = 'list_users,get_user,list_budgets,create_custom_app_integration'

/** A choice of four actions, as a query. */
export const CHOICE = `?actions=${ACTIONS}`

/** Signs in, creates a profile for the sandbox, and runs its live test until it passes. */
export async function playScene(browser: Browser, wizard: Wizard, sandbox: Sandbox): Promise<Scene> {
  const page = await browser.newPage({ baseURL: wizard.url })
  await signIn(page, wizard, { name: 'Ann' })
  const run = new TestRunPage(page)
  await run.start(await makeApp(sandbox, wizard), `&actions=${ACTIONS}`)
  await run.signInAs()
  await run.again.waitFor()
  const profile = await page.getByRole('link', { name: 'The profile' }).getAttribute('href')
  const cookies = await page.context().cookies()
  const runId = lastPart(page.url())
  await page.context().close()
  return { cookies, profileId: lastPart(profile ?? ''), runId }
}

function lastPart(address: string): string {
  return address.split('/').at(-1) ?? ''
}
