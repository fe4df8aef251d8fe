import { type Sandbox, startSandbox } from '@/sandbox/server'
import { formsOf, keptIn, type Places, placesOf } from './support/canary'
import { freePort } from './support/free-port'
import { CANARY_SECRET, CLIENT_ID, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { startProxy } from './support/proxy'
import { signIn } from './support/sign-in'
import { adminTest, expect, test } from './support/test'
import { makeApp, TestRunPage } from './support/test-run'
import { startWizard, type Wizard } from './support/wizard'

const SECOND_SECRET = CANARY_SECRET.replace('dose0', 'dose1')

test('canary secrets are in no response, URL, log line, browser store or row, in any form', async ({ page }) => {
  test.slow()
  const wizard = await startWizard({ LOG_LEVEL: 'debug' })
  const seen: Places = []
  page.on('response', async (response) => {
    const headers = JSON.stringify(await response.allHeaders())
    const body = response.request().redirectedTo() ? '' : await response.text().catch(() => '')
    seen.push({ place: `response ${response.url()}`, text: headers + body })
  })
  page.on('request', (request) => seen.push({ place: 'URL', text: request.url() }))
  page.on('console', (message) => seen.push({ place: 'console', text: message.text() }))

  await signIn(page, wizard, { name: 'Ann' })
  const { accessCode } = wizard
  const form = new ProfileFormPage(page)
  const url = wizard.url + NEW_PROFILE

  // The secret is refused by the browser and by the server, typed into wrong fields, and saved.
  await form.open(`${url}?actions=list_users`)
  await form.secret.fill(CANARY_SECRET)
  await form.save.click()
  await form.name.fill(`x ${CANARY_SECRET}`)
  await form.scopes.fill(`scim ${CANARY_SECRET}`)
  await form.accountId.fill(CANARY_SECRET)
  await form.clientId.fill(CANARY_SECRET)
  await form.save.click()
  await page.getByRole('button', { name: 'Empty this box' }).first().click()
  await form.scopes.fill('')
  const id = await form.type('Canary', url)
  await form.open(url)
  await form.fill('Canary')
  await form.save.click()
  await expect(form.summary).toContainText('Another profile has this name.')
  await form.open(`${wizard.url}/profiles/${id}/edit`)
  await form.secret.fill(SECOND_SECRET)
  await form.save.click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  for (const path of [
    `/profiles/${id}`,
    `/profiles/${id}/edit`,
    `/profiles/${id}/stackone`,
    '/profiles',
    '/history',
    '/history?before=9',
  ]) {
    await page.goto(wizard.url + path)
  }
  for (const path of [
    `/profiles/${id}/stackone.md`,
    '/history/csv',
    '/api/profiles',
    '/api/auth/session',
    '/api/auth/providers',
  ]) {
    seen.push({ place: path, text: await (await page.request.get(wizard.url + path)).text() })
  }
  const stores = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  const cookies = JSON.stringify(await page.context().cookies())
  seen.push({ place: 'browser stores', text: stores + cookies }, { place: 'page', text: await page.content() })
  await page.goto('about:blank')
  seen.push({ place: 'log', text: wizard.output().replaceAll(accessCode, '') })
  await wizard.kill()

  seen.push(...(await keptIn(wizard.dataDir)))
  await wizard.stop()

  expect(seen.filter(({ place }) => place.startsWith('response')).length).toBeGreaterThan(20)
  // Checks the search itself: it finds values that are there.
  expect(placesOf(seen, CLIENT_ID)).toEqual(
    expect.arrayContaining(['table profiles', `response ${wizard.url}/profiles/${id}/edit`, '/history/csv']),
  )
  expect(placesOf(seen, id)).toEqual(expect.arrayContaining(['URL', 'log', '/api/profiles']))
  for (const secret of [CANARY_SECRET, SECOND_SECRET, accessCode]) {
    for (const form of formsOf(secret)) expect(placesOf(seen, form)).toEqual([])
  }
})

/** A sandbox behind a recording proxy, and a wizard with its most detailed log. */
const heardTest = adminTest.extend<{ overheard: { heard: string[]; sandbox: Sandbox; wizard: Wizard } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  overheard: async ({}, use) => {
    const heard: string[] = []
    const [port, sandboxPort] = [await freePort(), await freePort()]
    const sandbox = await startSandbox({ port: sandboxPort, publicUrl: `http://localhost:${port}` })
    const target = `http://localhost:${sandboxPort}`
    const proxy = await startProxy({ port, target, listen: (text) => heard.push(text) })
    const wizard = await startWizard({ SANDBOX_URL: sandbox.url, LOG_LEVEL: 'debug' })
    await use({ heard, sandbox, wizard })
    await wizard.stop()
    await proxy.stop()
    await sandbox.stop()
  },
  baseURL: async ({ overheard }, use) => {
    await use(overheard.wizard.url)
  },
})

heardTest(
  'codes, states, verifiers and tokens of a live test are in no page, log line, browser store or row',
  async ({ page: admin, browser, overheard: { heard, sandbox, wizard } }) => {
    heardTest.slow()
    await signIn(admin, wizard, { name: 'Ann' })
    const seen: Places = []
    admin.on('response', async (response) => {
      if (!response.url().startsWith(wizard.url) || response.request().redirectedTo()) return
      seen.push({ place: `response ${response.url()}`, text: await response.text().catch(() => '') })
    })
    const run = new TestRunPage(admin)
    await run.start(await makeApp(sandbox, wizard))
    await expect(run.heading('Sign in at Databricks')).toBeVisible()
    await admin.getByText('Send the sign-in to an account admin').click()
    await admin.getByRole('button', { name: 'Create a sign-in link' }).click()
    const link = (await admin.locator('code').filter({ hasText: '/sign-in-for/' }).textContent()) ?? ''
    const context = await browser.newContext()
    const guest = await context.newPage()
    await guest.goto(link)
    await guest.getByRole('button', { name: 'Sign in at Databricks' }).click()
    await guest.getByRole('button', { name: 'Ada Admin, account admin' }).click()
    await guest.getByRole('button', { name: 'Allow' }).click()
    await expect(guest.getByRole('heading', { name: 'Done, thank you' })).toBeVisible()
    await expect(run.heading('Ready')).toBeVisible()
    await run.again.click()
    await expect(run.heading('Sign in at Databricks')).toBeVisible()
    await run.signInAs()
    await expect(run.heading('Ready')).toBeVisible()
    const [guestCookie] = (await context.cookies(wizard.url)).filter(({ name }) => name.endsWith('signs-in-for'))
    seen.push({ place: 'guest’s page', text: await guest.content() })
    await context.close()
    const ofLink = [link.split('/').at(-1) ?? '', guestCookie?.value.split('.')[1] ?? '']
    const stores = await admin.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    const cookies = JSON.stringify(await admin.context().cookies(wizard.url))
    seen.push({ place: 'browser stores', text: stores + cookies }, { place: 'page', text: await admin.content() })
    await admin.goto('about:blank')
    await wizard.kill()
    seen.push({ place: 'log', text: wizard.output() }, ...(await keptIn(wizard.dataDir)))

    const secrets = oauthSecrets(heard.join('\n'))
    expect([...new Set(secrets.map(({ name }) => name))].sort()).toEqual([
      'access_token',
      'code',
      'code_verifier',
      'refresh_token',
      'state',
    ])
    for (const { value } of secrets) expect(placesOf(seen, value)).toEqual([])
    // Only the responses of the test's page, which shows the link, may contain its token.
    for (const secret of ofLink) {
      expect(secret).toHaveLength(43)
      expect(placesOf(seen, secret).filter((place) => !place.includes('/test-runs/'))).toEqual([])
    }
    // Checks the search itself.
    expect(placesOf(seen, '/connect/callback')).toContain('log')
  },
)

/** The codes, states, verifiers and tokens in the recorded traffic. */
function oauthSecrets(text: string): { name: string; value: string }[] {
  const query = text.matchAll(/[?&\n](code|state|code_verifier|refresh_token)=([^&\s"'<]{10,})/g)
  const json = text.matchAll(/"(access_token|refresh_token)":"([^"]+)"/g)
  return [...query, ...json].map(([, name = '', value = '']) => ({ name, value: decodeURIComponent(value) }))
}
