import type { Sandbox } from '@/sandbox/server'
import { expectAccessible } from './support/accessible'
import { hydrated } from './support/hydrated'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, adminTest as test } from './support/test'
import { makeApp, setFaults, TestRunPage } from './support/test-run'

test('a wrong secret is named before the sign-in, with its fix', async ({ admin, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  // Slow enough that the page is open before the test ends, and announces the result.
  await setFaults(sandbox, credentials.accountId, [], 1500)
  await run.start({ ...credentials, clientSecret: `dose${'0'.repeat(32)}` })
  await expect(run.heading('Failed')).toBeVisible()
  // The button is gone, so the heading of the result gets the focus, and the result is announced.
  await expect(run.heading('Failed')).toBeFocused()
  await expect(run.next).toContainText('is wrong')
  await expect(admin.locator('#announcer')).toContainText('The test has ended: Failed.')
  await expect(run.stage('Credentials').getByRole('group')).toHaveAttribute('open')
  await expect(run.stage('Tokens')).toContainText('Not run')
  await expect(run.next.getByRole('link', { name: 'Edit the profile' }).first()).toHaveAttribute(
    'href',
    /\/edit#clientSecret$/,
  )
  await expectAccessible(admin)
})

test('a second callback, the back button and a reload change nothing; a refused consent keeps the proof, and page, list and sheet show both', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  const callbacks: string[] = []
  admin.on('request', (request) => {
    if (request.url().includes('/connect/callback')) callbacks.push(request.url())
  })
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
  const [answer = ''] = callbacks
  expect(answer).toContain('code=')
  await admin.goto(answer)
  await expect(run.heading('Ready')).toBeVisible()
  expect(admin.url()).not.toContain('code=')
  await admin.goBack()
  // At hydration, Next replaces the history entry, which would cancel a navigation that has just begun.
  await hydrated(admin)
  await admin.goForward()
  await expect(run.heading('Ready')).toBeVisible()
  await admin.reload()
  await expect(run.heading('Ready')).toBeVisible()
  const looked = await admin.request.head(answer)
  expect(looked.status()).toBe(405)
  expect(looked.headers()['referrer-policy']).toBe('no-referrer')
  for (const headers of [{ 'sec-fetch-mode': 'no-cors' }, { 'sec-purpose': 'prefetch' }]) {
    expect((await admin.request.get(answer, { headers, maxRedirects: 0 })).status()).toBe(400)
  }
  await run.again.click()
  await run.signInHere.click()
  await admin.getByRole('button', { name: 'Cancel' }).click()
  await expect(run.heading('Incomplete')).toBeVisible()
  const report = await admin.request.get(`${admin.url()}/report.md`)
  expect(await report.text()).toContain('Another test proved this profile ready')
  await admin.getByRole('link', { name: 'The profile', exact: true }).click()
  await expect(admin.getByRole('region', { name: 'Live test' })).toContainText(
    /Ready .*Last attempt: Access was refused at the sign-in,/,
  )
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin.getByText(/^Ready on .* Last attempt, .*: Access was refused at the sign-in\.$/)).toBeVisible()
  await admin.getByRole('link', { name: 'Profiles', exact: true }).click()
  await expect(
    admin.getByRole('row').filter({ hasText: 'Last attempt: Access was refused at the sign-in' }).first(),
  ).toContainText('Ready')
})

test('a callback without its state fails the test of this browser', async ({ admin, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  await setFaults(sandbox, credentials.accountId, ['callback-wrong-state'])
  await run.start(credentials)
  await run.signInAs()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(run.next).toContainText('The answer does not belong to this test')
})

test('only the admin who started a test can complete its sign-in', async ({ admin, browser, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  await expect(run.signInHere).toBeVisible()
  const address = await admin.request.get(`${admin.url()}/sign-in`, { maxRedirects: 0 })
  const state = new URL(address.headers().location ?? '').searchParams.get('state')

  const context = await browser.newContext()
  const bob = await context.newPage()
  await signIn(bob, wizard, { name: 'Bob' })
  await bob.goto(admin.url())
  await expect(bob.getByRole('heading', { name: 'Waiting for Ann (access code)' })).toBeVisible()
  await bob.goto(`${admin.url()}/sign-in`)
  expect(bob.url()).toBe(admin.url())
  await bob.goto(`${wizard.url}/connect/callback?code=stolen&state=${state}`)
  await expect(bob.getByRole('heading', { name: 'Someone else started this test' })).toBeVisible()
  expect(wizard.output()).toMatch(/"path":"\/connect\/callback","status":307,"ms":\d+,"rule":"of another admin"/)
  await bob.goto(`${wizard.url}/connect/callback?code=stolen&state=unknown`)
  await expect(bob.getByRole('heading', { name: 'No test is waiting for this answer' })).toBeVisible()
  await context.close()

  // Bob's requests have not ended Ann's test.
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
})

test('the text of Databricks’ error page leads to the cause, the difference and the waiting time', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard, { redirect_urls: [`${wizard.url}/connect/callback/`] }))
  await run.signInHere.click()
  const seen = (await admin.locator('body').textContent()) ?? ''
  expect(seen).toContain('not registered for OAuth application')
  await admin.goBack()
  await run.decoder.click()
  const box = admin.getByLabel('What the page says')
  await box.fill('nothing that is known')
  await admin.getByRole('button', { name: 'Find the cause' }).click()
  await expect(admin.getByText('The wizard does not know this text.')).toBeVisible()
  await expect(box).toBeFocused()
  await expectAccessible(admin)
  await box.fill('')
  await admin
    .getByLabel(/The redirect URLs of the app/)
    .fill(`https://api.example.com/\n${wizard.url}/connect/callback/`)
  await admin.getByRole('button', { name: 'Find the cause' }).click()
  await expect(run.next.getByText(/The two differ from character \d+ on. They differ only in a slash/)).toBeVisible()
  await expect(admin.locator('.decoder mark').first()).toHaveText('(ends here)')
  await box.fill(seen)
  await admin.getByRole('button', { name: 'Find the cause' }).click()
  await expect(run.heading('Failed')).toBeVisible()
  await expect(run.next).toContainText('The redirect URL is not registered')
  await expect(run.next).toContainText(/Test again by .* UTC \((29|30) minutes left\)/)
  await expect(run.again).toBeEnabled()
})

test('a page from another server is named, and the test continues to its end', async ({ admin, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  await run.start(credentials)
  await readForeignPage(run, sandbox, credentials.accountId, { fault: 'authorize-okta-page', by: 'Okta' })
  await expect(admin.locator('.explained')).toBeFocused()
  await expectAccessible(admin)
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page refreshes itself during a test, a page from another server is named, and the test completes', async ({
    admin,
    sandbox,
    wizard,
  }) => {
    const run = new TestRunPage(admin)
    const credentials = await makeApp(sandbox, wizard)
    await setFaults(sandbox, credentials.accountId, [], 3000)
    await admin.goto(`${NEW_PROFILE}?cloud=sandbox`)
    const form = new ProfileFormPage(admin)
    await form.name.fill(uniqueName())
    await form.accountId.fill(credentials.accountId)
    await form.clientId.fill(credentials.clientId)
    await form.secret.fill(credentials.clientSecret)
    await form.save.click()
    await admin.getByRole('button', { name: 'Start the live test' }).click()
    await expect(run.heading('Testing')).toBeVisible()
    await setFaults(sandbox, credentials.accountId, [])
    // The page refreshes itself.
    await expect(run.signInHere).toBeVisible()
    await readForeignPage(run, sandbox, credentials.accountId, { fault: 'authorize-proxy-page', by: 'Squid' })
    await run.signInAs()
    await expect(run.heading('Ready')).toBeVisible()
  })
})

/** Gets another server's page in place of the sign-in, ends that fault, and pastes the page to learn who sent it. */
async function readForeignPage(
  run: TestRunPage,
  sandbox: Sandbox,
  accountId: string,
  { fault, by }: { fault: string; by: string },
): Promise<void> {
  const { page } = run
  await expect(run.signInHere).toBeVisible()
  const here = page.url()
  await setFaults(sandbox, accountId, [fault])
  await run.signInHere.click()
  const seen = (await page.locator('body').textContent()) ?? ''
  await setFaults(sandbox, accountId, [])
  await page.goto(here)
  await run.decoder.click()
  await page.getByLabel('What the page says').fill(seen)
  await page.getByRole('button', { name: 'Find the cause' }).click()
  await expect(page.locator('.explained')).toContainText(by)
  await expect(page.locator('.explained')).not.toContainText('Databricks answered')
  await expect(run.signInHere).toBeVisible()
}
