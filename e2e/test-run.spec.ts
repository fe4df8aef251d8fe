import { expectAccessible } from './support/accessible'
import { ConsolePage } from './support/console-page'
import { GuidePage } from './support/guide-page'
import { hydrated } from './support/hydrated'
import { ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, makeApp, setFaults, TestRunPage, test } from './support/test-run'

test('the guide, followed word by word in the sandbox, ends in a sheet for a profile that is proven', async ({
  admin,
  sandbox,
  wizard,
}) => {
  test.slow()
  const seen: string[] = []
  admin.context().on('response', async (response) => {
    if (!response.url().startsWith(wizard.url)) return
    const body = response.request().redirectedTo() ? '' : await response.text().catch(() => '')
    // A tab may be closed before its last answer is read.
    const headers = await response.allHeaders().catch(() => ({}))
    seen.push(response.url().replace(/\/connect\/callback\?.*/, ''), JSON.stringify(headers), body)
  })

  const guide = new GuidePage(admin)
  await guide.open('?cloud=sandbox&actions=list_users,list_budgets')
  await expect(guide.scopes).toHaveText('scim billing offline_access')
  const redirectUrls = await admin.locator('#add-connection').getByRole('code').allInnerTexts()
  const urls = redirectUrls.filter((text) => text.includes('callback'))
  expect(urls).toHaveLength(2)

  const account = new ConsolePage(await admin.context().newPage())
  await account.signIn(sandbox.url)
  const accountId = await account.accountId()
  const { clientId, clientSecret } = await account.addConnection({
    name: 'StackOne Integration',
    redirectUrls: urls,
    refreshMinutes: '129600',
  })
  await account.page.close()

  await admin.getByRole('link', { name: 'Save and test' }).first().click()
  const form = new ProfileFormPage(admin)
  await form.name.fill('Walked through')
  await form.accountId.fill(accountId)
  await form.clientId.fill(clientId)
  await form.secret.fill(clientSecret)
  await form.save.click()
  await admin.getByRole('button', { name: 'Start the live test' }).click()

  const run = new TestRunPage(admin)
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  const opened = admin.context().waitForEvent('page')
  await run.next.getByRole('link', { name: /^Sign in at Databricks/ }).click()
  const other = await opened
  await other.getByRole('button', { name: 'Allow' }).click()
  // The tab that signed in shows the test too; the one that waited goes on by itself.
  await expect(new TestRunPage(other).heading('Ready')).toBeVisible()
  await other.close()
  await expect(run.heading('Ready')).toBeVisible()
  await expect(admin.getByRole('table').getByRole('row', { name: /scim/ })).toContainText('yesyesyes')
  await expect(admin.getByText('90 days')).toBeVisible()
  await expect(run.next).toContainText('Not seen by this test: whether https://api.stackone.com')

  const report = await admin.request.get(`${admin.url()}/report.md`)
  expect(await report.text()).toContain('Walked through')
  expect((await admin.request.get(`${admin.url()}/report.json`)).headers()['content-type']).toBe('application/json')
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin.getByText('No live test has passed yet')).toBeHidden()
  await expect(admin.getByText('scim billing offline_access')).toBeVisible()
  await admin.getByRole('navigation', { name: 'Setup' }).getByRole('link', { name: 'Test' }).click()
  await expect(admin.getByRole('heading', { name: 'Live test' })).toBeVisible()
  const calendar = await admin.request.get(`${new URL(admin.url()).pathname}/sign-in-again.ics`)
  expect(await calendar.text()).toContain('BEGIN:VEVENT')

  await admin.goto('about:blank')
  expect(seen.length).toBeGreaterThan(30)
  expect(seen.filter((text) => text.includes(clientSecret) || /eyJ[\w-]{10,}\.|doau[0-9a-f]{8}/.test(text))).toEqual([])
  expect(wizard.output()).not.toContain(clientSecret)
})

test('a wrong secret is named before the sign-in, with its fix', async ({ admin, sandbox, wizard }) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  // The page is there before the test has ended: what it then says is news.
  await setFaults(sandbox, credentials.accountId, [], 1500)
  await run.start({ ...credentials, clientSecret: `dose${'0'.repeat(32)}` })
  await expect(run.heading('Failed')).toBeVisible()
  // The button is gone: what to do next has the focus, and a screen reader hears how it ended.
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

test('a second answer, the back button and a reload do no harm', async ({ admin, sandbox, wizard }) => {
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
  // Next writes the history entry anew when it wakes, which ends a navigation that has just begun.
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
})

test('an answer without its state fails the test that this browser signs in for', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  const credentials = await makeApp(sandbox, wizard)
  await setFaults(sandbox, credentials.accountId, ['callback-wrong-state'])
  await run.start(credentials)
  await run.signInAs()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(run.next).toContainText('The answer does not belong to this test')
})

test('only who started a test can sign in for it', async ({ admin, browser, sandbox, wizard }) => {
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

  // Nothing of that has ended Ann's test.
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
})

test('the provider’s own error page is read: the cause, the difference, and the wait', async ({
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

test('a refused consent keeps the earlier proof: page, list and sheet show both', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  await run.signInAs()
  await expect(run.heading('Ready')).toBeVisible()
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

test.describe('pages that the provider did not write', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })

      test('are named, and the test goes on to the end', async ({ admin, sandbox, wizard }) => {
        const run = new TestRunPage(admin)
        const credentials = await makeApp(sandbox, wizard)
        await run.start(credentials)
        await expect(run.signInHere).toBeVisible()
        const here = admin.url()
        for (const [fault, by] of [
          ['authorize-entra-page', 'Microsoft Entra ID'],
          ['authorize-okta-page', 'Okta'],
          ['authorize-proxy-page', 'Squid'],
        ] as const) {
          await setFaults(sandbox, credentials.accountId, [fault])
          await run.signInHere.click()
          const seen = (await admin.locator('body').textContent()) ?? ''
          await admin.goto(here)
          await run.decoder.click()
          await admin.getByLabel('What the page says').fill(seen)
          await admin.getByRole('button', { name: 'Find the cause' }).click()
          await expect(admin.locator('.explained')).toContainText(by)
          await expect(admin.locator('.explained')).not.toContainText('Databricks answered')
          if (javaScriptEnabled) await expect(admin.locator('.explained')).toBeFocused()
          await expect(run.signInHere).toBeVisible()
        }
        if (javaScriptEnabled) await expectAccessible(admin)
        await setFaults(sandbox, credentials.accountId, [])
        await admin.goto(here)
        await run.signInAs()
        await expect(run.heading('Ready')).toBeVisible()
      })
    })
  }
})

test('a test can be ended without signing in: it says what is proven, and is not green', async ({
  admin,
  sandbox,
  wizard,
}) => {
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  await run.next.getByRole('button', { name: 'End without signing in' }).click()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expect(run.next).toContainText('The stages before it are proven')
  await expect(run.stage('Credentials')).toContainText('Passed')
  await expect(run.stage('Sign-in')).toContainText('Unknown')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page refreshes itself while it tests, and the whole way works', async ({ admin, sandbox, wizard }) => {
    const run = new TestRunPage(admin)
    const credentials = await makeApp(sandbox, wizard)
    await setFaults(sandbox, credentials.accountId, [], 3000)
    await typeAndStart(admin, credentials)
    await expect(run.heading('Testing')).toBeVisible()
    await setFaults(sandbox, credentials.accountId, [])
    // Nobody presses anything.
    await expect(run.signInHere).toBeVisible()
    await run.signInAs()
    await expect(run.heading('Ready')).toBeVisible()
  })
})
