import { expect } from '@playwright/test'
import { makeApp, setFaults, TestRunPage } from '../../e2e/support/test-run'
import type { Wizard } from '../../e2e/support/wizard'
import type { Sandbox } from '../../sandbox/server'
import type { Studio } from './studio'

/** A live test in each of its states. */
export async function showTestRuns(
  studio: Studio,
  { sandbox, wizard }: { sandbox: Sandbox; wizard: Wizard },
): Promise<void> {
  const page = await studio.admin(wizard)
  const run = new TestRunPage(page)
  const app = await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback`] })
  await setFaults(sandbox, app.accountId, [], 3000)
  await run.start(app)
  await expect(run.heading('Testing')).toBeVisible()
  await studio.take(page, 'test-running')
  await setFaults(sandbox, app.accountId, [])
  await expect(run.signInHere).toBeVisible({ timeout: 30_000 })
  await studio.take(page, 'test-waiting')

  const other = await studio.admin(wizard, 'Omar')
  await studio.open(other, new URL(page.url()).pathname, 'test-waiting-for-another')
  await other.close()

  await run.decoder.click()
  await studio.take(page, 'test-decoder')
  await page.getByLabel('What the page says').fill('nothing that is known')
  await page.getByLabel(/The redirect URLs of the app/).fill(`${wizard.url}/connect/callback/`)
  await page.getByRole('button', { name: 'Find the cause' }).click()
  await expect(run.next.getByText(/The two differ from character/)).toBeVisible()
  await studio.take(page, 'test-decoder-found')
  await run.signInAs()
  await run.again.waitFor()
  await studio.take(page, 'test-failed')

  const right = await makeApp(sandbox, wizard)
  await run.start(right, '&actions=list_users,list_budgets')
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
  await studio.take(page, 'test-ready')
  await page.getByText('Show the stages').click()
  for (const stage of await run.stages.locator('summary').all()) await stage.click()
  await studio.take(page, 'test-ready-unfolded')
  await setFaults(sandbox, right.accountId, ['clock-ahead'])
  await run.again.click()
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
  await studio.take(page, 'test-warning')
  await run.again.click()
  await expect(run.signInHere).toBeVisible()
  await run.signInHere.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await run.again.waitFor()
  await studio.take(page, 'test-incomplete')
  await studio.open(page, `/test-runs/${crypto.randomUUID()}`, 'test-not-found')
  await page.close()
}
