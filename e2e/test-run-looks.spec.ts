import { expectAccessible, expectNoOverflow } from './support/accessible'
import { ConsolePage } from './support/console-page'
import { expectEveryLook } from './support/every-look'
import { findMoving } from './support/in-page'
import { signIn } from './support/sign-in'
import { expect, adminTest as test } from './support/test'
import { makeApp, setFaults, TestRunPage } from './support/test-run'

test('a test that runs, waits, reads an error page and fails is accessible in every look', async ({
  admin,
  sandbox,
  wizard,
}) => {
  test.slow()
  const run = new TestRunPage(admin)
  const app = await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback/`] })
  await setFaults(sandbox, app.accountId, [], 3000)
  await run.start(app, '&actions=list_users,list_budgets')
  await expect(run.heading('Testing')).toBeVisible()
  expect(await admin.evaluate(findMoving)).not.toEqual([])
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'running')
  await setFaults(sandbox, app.accountId, [])
  await expect(run.signInHere).toBeVisible({ timeout: 30_000 })
  expect(await admin.evaluate(findMoving), 'while the reader is waited for').toEqual([])
  await run.decoder.click()
  await admin.getByLabel('What the page says').fill('nothing that is known')
  await admin.getByLabel(/The redirect URLs of the app/).fill(`${wizard.url}/connect/callback/`)
  await admin.getByRole('button', { name: 'Find the cause' }).click()
  await expect(run.next.getByText(/The two differ from character/)).toBeVisible()
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'waiting, with findings of the decoder')
  await run.signInHere.click()
  const seen = (await admin.locator('body').textContent()) ?? ''
  await admin.goBack()
  await run.decoder.click()
  await admin.getByLabel('What the page says').fill(seen)
  await admin.getByRole('button', { name: 'Find the cause' }).click()
  await expect(run.heading('Failed')).toBeVisible()
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'failed')
  await admin.emulateMedia({ forcedColors: 'active' })
  const bar = admin.getByRole('progressbar')
  const some = await bar.screenshot()
  await bar.evaluate((element) => element.setAttribute('value', '10'))
  expect(some.equals(await bar.screenshot()), 'the bar is seen in forced colours').toBe(false)
  const strokes = await admin.locator('figure path[data-state]').evaluateAll((legs) =>
    legs.map((leg) => {
      const { stroke, strokeWidth, strokeDasharray } = getComputedStyle(leg)
      return { is: leg.getAttribute('data-state'), how: `${stroke} ${strokeWidth} ${strokeDasharray}` }
    }),
  )
  expect(strokes.map(({ is }) => is)).toEqual(['failed', 'quiet', 'quiet'])
  expect(strokes[0]?.how).not.toBe(strokes[1]?.how)
  expect(strokes[2]?.how).toBe(strokes[1]?.how)
})

test('a colleague’s, a superseded, an incomplete and a ready test are accessible in every look', async ({
  admin,
  browser,
  sandbox,
  wizard,
}) => {
  test.slow()
  const run = new TestRunPage(admin)
  const app = await makeApp(sandbox, wizard)
  await setFaults(sandbox, app.accountId, ['clock-ahead'])
  await run.start(app, '&actions=list_users,list_budgets')
  await expect(run.signInHere).toBeVisible()
  const first = admin.url()

  const context = await browser.newContext({ baseURL: wizard.url })
  const bob = await context.newPage()
  await signIn(bob, wizard, { name: 'Bob' })
  await bob.goto(first)
  await expect(bob.getByRole('heading', { name: 'Waiting for Ann (access code)' })).toBeVisible()
  await expectEveryLook(bob, 'app/test-runs/[id]/page.tsx', 'waiting for someone else')
  await context.close()

  const other = await admin.context().newPage()
  await other.goto(first)
  await other.getByRole('link', { name: 'The profile' }).click()
  await other.getByRole('button', { name: 'Test again' }).click()
  await expect(new TestRunPage(other).signInHere).toBeVisible()
  await other.close()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'superseded')

  await run.again.click()
  await expect(admin).not.toHaveURL(first)
  await run.signInHere.click()
  await expectAccessible(admin, 'sandbox, sign-in')
  await admin.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  await expect(admin.getByRole('button', { name: 'Allow' })).toBeVisible()
  await expectAccessible(admin, 'sandbox, consent')
  await admin.getByRole('button', { name: 'Allow' }).click()
  await expect(run.heading('Ready')).toBeVisible()
  await admin.getByText('Show the stages').click()
  await admin.getByText('API', { exact: true }).click()
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'ready, with a remark')
  await admin.emulateMedia({ media: 'print' })
  await expect(admin.getByText(/^The clock of the machine/), 'a remark, folded on the screen').toBeVisible()
  // At a page break, Chromium loses rows of nested grids, so no grid may contain the stages in print.
  const grids = await admin
    .locator('.stage')
    .first()
    .evaluate((stage) => {
      const around = (part: Element | null): Element[] => (part ? [part, ...around(part.parentElement)] : [])
      return around(stage).filter((part) => getComputedStyle(part).display === 'grid').length
    })
  expect(grids).toBe(0)
  await admin.emulateMedia({ media: null })
  await admin.setViewportSize({ width: 320, height: 800 })
  const heads = admin.getByRole('table', { name: 'Scopes' }).getByRole('columnheader')
  const heights = await heads.evaluateAll((cells) => cells.map(({ clientHeight }) => clientHeight))
  expect(Math.max(...heights), 'no head is broken amid a word').toBeLessThan(40)
  await admin.setViewportSize({ width: 1280, height: 800 })
  await admin.getByRole('link', { name: 'The profile' }).click()
  await expect(admin.getByRole('heading', { name: 'Live test' })).toBeVisible()
  await expectEveryLook(admin, 'app/profiles/[id]/page.tsx', 'proven')
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin.getByRole('heading', { name: /^Enter/ })).toBeVisible()
  await expectEveryLook(admin, 'app/profiles/[id]/stackone/page.tsx', 'proven')
  await admin.goto('/test-runs/11111111-2222-3333-4444-555555555555')
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'no such test')
})

test('the sandbox’s pages are accessible', async ({ page, sandbox }) => {
  const account = new ConsolePage(page)
  await page.goto(sandbox.url)
  await expectAccessible(page, 'sign-in')
  await account.signIn(sandbox.url)
  for (const path of ['/settings/app-connections/new', '/faults']) {
    await page.goto(sandbox.url + path)
    await expectAccessible(page, path)
  }
})

test('nothing moves while the timeline fills in', async ({ admin, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  const app = await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback`] })
  await setFaults(sandbox, app.accountId, [], 500)
  await run.start(app)
  const tops = async () => {
    const found = []
    for (const width of [320, 360, 390, 768, 1280]) {
      await admin.setViewportSize({ width, height: 800 })
      found.push(await run.stages.evaluate((list) => list.getBoundingClientRect().top))
    }
    return found
  }
  const before = await tops()
  await expect(run.signInHere).toBeVisible()
  expect(await tops()).toEqual(before)
  await run.signInAs()
  await expect(run.heading('Failed')).toBeVisible()
  await expect(run.next).toContainText('https://api.stackone.com/connect/oauth2/databricks/callback')
  await admin.setViewportSize({ width: 320, height: 800 })
  await expectNoOverflow(admin)
})
