import { expectAccessible, expectNoOverflow } from './support/accessible'
import { LOOKS } from './support/every-look'
import { expect, makeApp, setFaults, TestRunPage, test } from './support/test-run'

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('a test has no accessibility fault while it runs, waits, and when it is ready', async ({
      admin,
      sandbox,
      wizard,
    }) => {
      test.slow()
      const run = new TestRunPage(admin)
      const app = await makeApp(sandbox, wizard)
      await setFaults(sandbox, app.accountId, [], 4000)
      await run.start(app, '&actions=list_users,list_budgets')
      await expect(run.heading('Testing')).toBeVisible()
      await expectAccessible(admin, 'running')
      await setFaults(sandbox, app.accountId, [])
      await admin.getByText('Databricks shows an error page?').click()
      await expectAccessible(admin, 'waiting')
      await run.next.getByRole('button', { name: 'End here' }).click()
      await expect(run.again).toBeVisible()
      await expectAccessible(admin, 'not proven')
      await run.again.click()
      await run.signInAs()
      await expect(run.heading('Ready')).toBeVisible()
      await admin.getByText('API', { exact: true }).click()
      await expectAccessible(admin, 'ready')
      await admin.getByRole('link', { name: 'The profile' }).click()
      await expect(admin.getByRole('heading', { name: 'Live test' })).toBeVisible()
      await expectAccessible(admin, 'profile')
    })

    test('nothing moves while the timeline fills in, and nothing is cut off when it has', async ({
      admin,
      sandbox,
      wizard,
    }) => {
      const run = new TestRunPage(admin)
      const app = await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback`] })
      await setFaults(sandbox, app.accountId, [], 500)
      await run.start(app)
      const top = () => run.stages.evaluate((list) => list.getBoundingClientRect().top)
      const before = await top()
      await expect(run.signInHere).toBeVisible()
      if (width > 1000) expect(await top()).toBe(before)
      await run.signInAs()
      await expect(run.heading('Failed')).toBeVisible()
      await expect(run.next).toContainText('https://api.stackone.com/connect/oauth2/databricks/callback')
      await expectNoOverflow(admin)
    })
  })
}
