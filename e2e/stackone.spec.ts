import { execFile } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse, Page } from '@playwright/test'
import { followAuthLink, projectKey, setUpStackOne } from '@/sandbox/testing/stackone'
import { expectAccessible } from './support/accessible'
import { ConsolePage } from './support/console-page'
import { expectEveryLook } from './support/every-look'
import { GuidePage } from './support/guide-page'
import { ProfileFormPage, profileIdIn, uniqueName } from './support/profile-form'
import {
  askForLink,
  confirmedProfile,
  linkByHand,
  type SavedProfile,
  saveProfile,
  test,
  typeIntoStackOne,
} from './support/stackone'
import { expect, PROJECT, WEBHOOK_SECRETS } from './support/test'
import { TestRunPage } from './support/test-run'

// The tests share one wizard and StackOne's project, so they stay in one worker.
test.describe.configure({ mode: 'default' })

test.beforeEach(async ({ sandbox }) => {
  await setUpStackOne(sandbox.url, PROJECT, {})
  const project = sandbox.state.stackOne.ofKey(projectKey(PROJECT))
  project?.profiles.clear()
  project?.accounts.clear()
})

test('the guide’s steps, followed to the letter in the sandbox, end in a proven profile and an active account', async ({
  admin,
  sandbox,
  stackOneWizard: wizard,
}) => {
  test.slow()
  const seen: string[] = []
  admin.context().on('response', async (response) => {
    if (!response.url().startsWith(wizard.url)) return
    const body = response.request().redirectedTo() ? '' : await response.text().catch(() => '')
    // A tab may close before its last response is read.
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
    name: uniqueName(),
    redirectUrls: urls,
    refreshMinutes: '129600',
  })
  await account.page.close()

  await admin.getByRole('link', { name: 'Save and test' }).first().click()
  const form = new ProfileFormPage(admin)
  const name = uniqueName()
  await form.name.fill(name)
  await form.accountId.fill(accountId)
  await form.clientId.fill(clientId)
  await form.secret.fill(clientSecret)
  await form.save.click()
  await expect(admin).toHaveURL(/saved=created/)
  const profile = admin.url()
  await admin.getByRole('button', { name: 'Start the live test' }).click()

  const run = new TestRunPage(admin)
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  const opened = admin.context().waitForEvent('page')
  await run.next.getByRole('link', { name: /^Sign in at Databricks/ }).click()
  const other = await opened
  await other.getByRole('button', { name: 'Allow' }).click()
  // The tab of the sign-in shows the test too; the waiting tab continues by itself.
  await expect(new TestRunPage(other).heading('Ready')).toBeVisible()
  await other.close()
  await expect(run.heading('Ready')).toBeVisible()
  await expect(admin.getByRole('table').getByRole('row', { name: /scim/ })).toContainText('yesyesyes')
  await expect(admin.getByText('90 days')).toBeVisible()
  await expect(run.next).toContainText('Not seen by this test: whether https://api.stackone.com')

  const report = await admin.request.get(`${admin.url()}/report.md`)
  expect(await report.text()).toContain(name)
  expect((await admin.request.get(`${admin.url()}/report.json`)).headers()['content-type']).toBe('application/json')
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin.getByText('No live test has passed yet')).toBeHidden()
  await expect(admin.getByText('scim billing offline_access')).toBeVisible()
  await admin.getByRole('navigation', { name: 'Setup' }).getByRole('link', { name: 'Test' }).click()
  await expect(admin.getByRole('heading', { name: 'Live test' })).toBeVisible()
  const calendar = await admin.request.get(`${new URL(admin.url()).pathname}/sign-in-again.ics`)
  expect(await calendar.text()).toContain('BEGIN:VEVENT')

  const typed = { name, accountId, clientId, clientSecret, id: profileIdIn(profile) }
  await admin.goto(`/profiles/${typed.id}`)
  await linkFirstAccount(admin, typed, { isScripted: true })

  await admin.goto('about:blank')
  expect(seen.length).toBeGreaterThan(30)
  expect(seen.filter((text) => text.includes(clientSecret) || /eyJ[\w-]{10,}\.|doau[0-9a-f]{8}/.test(text))).toEqual([])
  expect(wizard.output()).not.toContain(clientSecret)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('an admin adds a profile to StackOne and links an account', async ({
    admin,
    sandbox,
    stackOneWizard: wizard,
  }) => {
    await linkFirstAccount(admin, await saveProfile(admin, sandbox, wizard), { isScripted: false })
  })
})

/** Enters the profile of the open page in StackOne, confirms it, and links its first account. */
async function linkFirstAccount(
  admin: Page,
  saved: SavedProfile,
  { isScripted }: { isScripted: boolean },
): Promise<void> {
  await expect(admin.getByText(`StackOne has no profile “${saved.name}” for Databricks.`)).toBeVisible()
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  const dashboard = admin.waitForEvent('popup')
  await admin.getByRole('link', { name: 'Connector Profiles' }).click()
  await typeIntoStackOne(await dashboard, saved)
  await (await dashboard).close()
  await admin.goto(`/profiles/${saved.id}`)
  await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
  await admin.getByRole('button', { name: `Confirm ${saved.name}` }).click()
  await expect(admin.getByText('Confirmed.')).toBeVisible()
  await expect(admin.getByText('No account is linked yet.')).toBeVisible()
  if (isScripted) await expectAccessible(admin)
  await admin.getByRole('button', { name: 'Link the first account' }).click()
  await expect(admin.getByText('Enter the owner’s name.')).toBeVisible()
  const owner = `Acme ${isScripted}`
  await admin.getByLabel('Owner name').fill(owner)
  await admin.getByLabel('Owner ID').fill(owner)
  await admin.getByRole('button', { name: 'Link the first account' }).click()
  await expect(admin.getByText('An owner ID can’t contain spaces.')).toBeVisible()
  await expect(admin.getByLabel('Owner name')).toHaveValue(owner)
  await admin.getByLabel('Owner ID').fill(`acme-${isScripted}`)
  await admin.getByRole('button', { name: 'Link the first account' }).click()
  await expect(admin.getByRole('heading', { name: `Waiting for ${owner}` })).toBeVisible()
  if (isScripted) await expectAccessible(admin)

  const opened = admin.waitForEvent('popup')
  await admin.getByRole('link', { name: 'Open the link in a new tab' }).click()
  const popup = await opened
  await linkByHand(popup)
  await expect(popup.getByRole('heading', { name: 'Account linked' })).toBeVisible()
  // The page polls StackOne by itself.
  await expect(admin.getByRole('heading', { name: `The account of ${owner} is active` })).toBeVisible()
  await expect(admin.getByRole('listitem').filter({ hasText: 'Link accounts (done)' })).toBeVisible()

  await admin.getByRole('link', { name: saved.name }).click()
  await expect(admin.getByText('Ready to be used')).toBeVisible()
  const row = admin.getByRole('table', { name: 'Accounts' }).getByRole('row', { name: new RegExp(owner) })
  await expect(row).toContainText('Active')
  if (isScripted) await expectAccessible(admin)
  await row.getByRole('button', { name: `Re-authenticate ${owner}` }).click()
  await expect(admin.getByRole('heading', { name: `Waiting for ${owner}` })).toBeVisible()
}

test('a failed sign-in is explained as in the live test, and a retry can succeed', async ({
  admin,
  sandbox,
  stackOneWizard: wizard,
}) => {
  const saved = await confirmedProfile(admin, sandbox, wizard)
  await askForLink(admin, 'Beta')
  const url = (await admin.getByRole('link', { name: 'Open the link in a new tab' }).getAttribute('href')) ?? ''
  await followAuthLink(url, { consent: false })
  await expect(admin.getByRole('heading', { name: 'The account of Beta could not be linked' })).toBeVisible()
  await expect(admin.getByText('Access was refused at the sign-in')).toBeVisible()
  await expect(admin.getByText('access_denied')).toBeVisible()
  await expectEveryLook(admin, 'app/account-links/[id]/page.tsx', 'failed')
  await followAuthLink(url)
  await expect(admin.getByRole('heading', { name: 'The account of Beta is active' })).toBeVisible()
  expect(await admin.content()).not.toContain(url)
  expect(wizard.output()).not.toContain(new URL(url).pathname.split('/').at(-1))
  await setUpStackOne(sandbox.url, PROJECT, { on: ['accounts-in-error'] })
  await admin.goto(`/profiles/${saved.id}`)
  await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
  const row = admin.getByRole('table', { name: 'Accounts' }).getByRole('row', { name: /Beta/ })
  await expect(row).toContainText('Refresh token is invalid')
  await expect(row).toContainText('The refresh token does not work')
  await expect(admin.getByText('Ready to be used')).toBeHidden()
  await expectAccessible(admin)
  // An account linked outside the wizard may have an owner that the wizard's forms refuse.
  for (const account of sandbox.state.stackOne.ofKey(projectKey(PROJECT))?.accounts.values() ?? []) {
    account.ownerId = 'beta & sons'
  }
  await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
  await row.getByRole('button', { name: 'Re-authenticate Beta' }).click()
  await expect(admin.getByRole('heading', { name: 'Waiting for Beta' })).toBeVisible()
})

test('a StackOne error is explained, the last known state stays, and the key appears nowhere', async ({
  admin,
  sandbox,
  stackOneWizard: wizard,
}) => {
  const saved = await confirmedProfile(admin, sandbox, wizard)
  for (const [fault, words] of [
    ['key-unknown', 'StackOne refused the API key'],
    ['proxy-page', 'Squid answered instead of StackOne’s API.'],
  ] as const) {
    await setUpStackOne(sandbox.url, PROJECT, { on: [fault] })
    await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
    await expect(admin.getByText(words)).toBeVisible()
    await expect(admin.getByText('Last answer from StackOne:')).toBeVisible()
    await expect(admin.getByText(`${saved.name} Enabled`)).toBeVisible()
  }
  await expectAccessible(admin)
  for (const [fault, words] of [
    ['profile-twice', '2 profiles in StackOne have this name'],
    ['profile-gone', 'is no longer in StackOne'],
  ] as const) {
    await setUpStackOne(sandbox.url, PROJECT, { on: [fault] })
    await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
    await expect(admin.getByText(words).first()).toBeVisible()
    expect(await admin.content()).not.toContain(projectKey(PROJECT))
  }
  await setUpStackOne(sandbox.url, PROJECT, {})
  await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
  // A profile is ready only with an account that StackOne reports as active.
  await expect(admin.getByText('Ready to be used')).toBeHidden()
  expect(wizard.output()).not.toContain(projectKey(PROJECT))
})

test('the page of StackOne compares the guide with StackOne’s actions, and names the profiles', async ({
  admin,
  sandbox,
  stackOneWizard: wizard,
}) => {
  await admin.goto('/profiles')
  await admin.getByRole('link', { name: 'StackOne', exact: true }).click()
  await admin.getByRole('button', { name: 'Compare now' }).click()
  await expect(admin.getByText('StackOne’s actions are those of the guide.')).toBeVisible()
  await setUpStackOne(sandbox.url, PROJECT, { on: ['actions-changed'] })
  await admin.getByRole('button', { name: 'Compare now' }).click()
  await expect(admin.getByText('new: databricks_new_action')).toBeVisible()
  await expect(admin.getByText('gone: databricks_download_billable_usage')).toBeVisible()
  await expectEveryLook(admin, 'app/stackone/page.tsx', 'drifted')
  await setUpStackOne(sandbox.url, PROJECT, { on: ['key-unknown'] })
  await admin.getByRole('button', { name: 'Compare now' }).click()
  await expect(admin.getByText('StackOne refused the API key')).toBeVisible()
  await setUpStackOne(sandbox.url, PROJECT, {})
  expect(await admin.content()).not.toContain(projectKey(PROJECT))
  expect(await admin.content()).not.toContain(WEBHOOK_SECRETS[0])
  expect(wizard.output()).not.toContain(WEBHOOK_SECRETS[0])
})

test('a calendar address is shown once, works without a session until it is revoked, and is not logged', async ({
  admin,
  stackOneWizard: wizard,
  request,
}) => {
  await admin.goto('/stackone')
  await admin.getByRole('button', { name: 'Create a calendar address' }).click()
  const address = (await admin.locator('code').filter({ hasText: '/calendar/' }).textContent()) ?? ''
  const answer = await request.get(address)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect(await answer.text()).toContain('BEGIN:VCALENDAR')
  await admin.reload()
  await expect(admin.locator('code').filter({ hasText: '/calendar/' })).toBeHidden()
  await admin.getByRole('button', { name: 'Revoke' }).first().click()
  await expect(admin.getByText('The calendar address is revoked.')).toBeVisible()
  expect((await request.get(address)).status()).toBe(404)
  // A request is logged after its response is sent.
  await expect.poll(() => wizard.output()).toContain('calendar address')
  const [, token = 'x'] = /calendar\/([\w-]+)/.exec(address) ?? []
  expect(wizard.output()).not.toContain(token)
})

function newEvent(): string {
  return JSON.stringify({ event: 'account.updated', provider: 'databricks', record_id: randomUUID() })
}

function sign(body: string, secret: string | undefined): string {
  return createHmac('sha256', secret ?? '')
    .update(body)
    .digest('base64url')
}

function sendWebhook(request: APIRequestContext, body: string, signature: string): Promise<APIResponse> {
  return request.post('/api/stackone/webhook', {
    data: Buffer.from(body),
    // Every webhook comes from another origin.
    headers: {
      'content-type': 'application/json',
      'x-stackone-signature': signature,
      origin: 'https://api.stackone.com',
    },
  })
}

test('a webhook signed by StackOne is accepted once and triggers a check: a problem is reported once, without an open page', async ({
  admin,
  sandbox,
  stackOneWizard: wizard,
  request,
  hook,
}) => {
  const { id, name } = await confirmedProfile(admin, sandbox, wizard)
  const send = (body: string, signature: string) => sendWebhook(request, body, signature)
  const event = newEvent()
  expect((await send(event, sign(event, 'another'))).status()).toBe(401)
  expect((await send(`${event} `, sign(event, WEBHOOK_SECRETS[0]))).status()).toBe(401)
  // The content of an event is not trusted: it only triggers a check of StackOne.
  await setUpStackOne(sandbox.url, PROJECT, { on: ['profile-disabled'] })
  expect((await send(event, `${sign(event, WEBHOOK_SECRETS[1])}=`)).status()).toBe(200)
  await expect
    .poll(async () => {
      await admin.goto(`/profiles/${id}`)
      return admin.getByText('It is disabled in StackOne').count()
    })
    .toBeGreaterThan(0)
  await setUpStackOne(sandbox.url, PROJECT, {})
  await admin.getByRole('button', { name: 'Ask StackOne again' }).click()
  expect((await send(event, sign(event, WEBHOOK_SECRETS[0]))).status()).toBe(200)
  expect((await request.get('/api/stackone/webhook')).status()).toBe(405)
  for (const secret of WEBHOOK_SECRETS) expect(wizard.output()).not.toContain(secret)

  const texts = () => hook.notices.map(({ body }) => body).filter((body) => body.includes(name))
  await setUpStackOne(sandbox.url, PROJECT, { on: ['profile-disabled'] })
  // Sends an event with each poll: the wizard combines events that come close together into one check.
  const tell = async () => {
    const event = newEvent()
    return (await sendWebhook(request, event, sign(event, WEBHOOK_SECRETS[0]))).status()
  }
  await expect.poll(async () => [await tell(), texts().length], { timeout: 30_000 }).toEqual([200, 1])
  expect(texts()[0]).toContain('It is disabled in StackOne')
  await admin.goto('/profiles')
  await expect(admin.getByRole('row', { name })).toContainText('The profile cannot be used in StackOne')
  await setUpStackOne(sandbox.url, PROJECT, {})
  await expect.poll(async () => [await tell(), texts().length], { timeout: 30_000 }).toEqual([200, 2])
  expect(texts()[1]).toContain('Over: ')
  expect(wizard.output()).not.toContain('c4nary-hook')
})

interface Ended {
  status: number
  output: string
}

/** Runs a script in Node, like a CI pipeline. */
function run(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...process.env, ...settings } }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}

test('a pipeline compares a guide with StackOne’s actions', async ({ sandbox }) => {
  const settings = { STACKONE_API_URL: `${sandbox.url}/stackone`, STACKONE_API_KEY: projectKey(PROJECT) }
  const drift = () =>
    run(['--conditions=react-server', '--import', 'tsx', 'scripts/guides-drift.ts', 'databricks/oauth-u2m'], settings)
  expect(await drift()).toEqual({
    status: 0,
    output: 'StackOne’s actions are those of the guide.\n',
  })
  await setUpStackOne(sandbox.url, PROJECT, { on: ['actions-changed'] })
  const changed = await drift()
  expect(changed.status).toBe(1)
  for (const kind of ['new', 'gone', 'renamed', 'other scopes']) expect(changed.output).toContain(`${kind}: `)
  await setUpStackOne(sandbox.url, PROJECT, { on: ['key-unknown'] })
  const refused = await drift()
  expect(refused.status).toBe(2)
  expect(refused.output).not.toContain(projectKey(PROJECT))
})

test('a pipeline checks a profile by its name', async ({ admin, sandbox, stackOneWizard: wizard }) => {
  const saved = await saveProfile(admin, sandbox, wizard)
  const settings = { DATA_DIR: wizard.dataDir, SANDBOX_URL: sandbox.url }
  const check = (...args: string[]) => run(['scripts/check-profile.mjs', ...args], settings)
  const works = await check(saved.name.toUpperCase(), '--json')
  expect(works.status).toBe(0)
  expect(JSON.parse(works.output)).toMatchObject({ verdict: 'works', profile: { name: saved.name } })
  expect(works.output).not.toContain(saved.clientSecret)
  sandbox.state.accounts.open(saved.accountId, { headers: {} })?.apps.clear()
  const broken = await check(saved.name)
  expect(broken.status).toBe(1)
  expect(broken.output).toContain('is broken')
  const missing = await check('no such profile')
  expect(missing).toEqual({ status: 2, output: 'There is no profile “no such profile”.\n' })
})
