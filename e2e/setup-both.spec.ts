import type { BrowserContext, Page } from '@playwright/test'
import { embeddedAddress } from '@/lib/db/embedded/address'
import { openPostgres } from '@/lib/db/postgres'
import { formsOf, type Places, placesOf, rowsOf } from './support/canary'
import { expectCopied } from './support/clipboard'
import { ConsolePage } from './support/console-page'
import { GUIDE, GuidePage } from './support/guide-page'
import { uniqueName } from './support/profile-form'
import { anotherBrowser, SetupPage } from './support/setup'
import { expect, adminTest as test } from './support/test'
import { makeApp, TestRunPage } from './support/test-run'

/** The most clicks for each person, including the provider's console, without typing. Today it takes 11 and 15. */
const MAX_CLICKS = { sender: 12, recipient: 20 }

/** Counts the later clicks on every page of a context. Returns a function that reads the count. */
async function countClicks(context: BrowserContext): Promise<() => number> {
  let clicks = 0
  await context.exposeFunction('noteClick', () => {
    clicks += 1
  })
  await context.addInitScript(() => {
    // Enter in a field clicks the form's button with a detail of 0, which is typing.
    addEventListener('click', ({ isTrusted, detail }) => isTrusted && detail > 0 && Object(window).noteClick(), true)
  })
  return () => clicks
}

/** The setup link in a message. */
function linkIn(message: string): string {
  const [link] = /https?:\/\/\S+\/setup\/[\w-]{43}$/m.exec(message) ?? []
  if (!link) throw new Error('The message has no link.')
  return link
}

/** Records every request and response of a context. */
function listen(context: BrowserContext, seen: Places): void {
  context.on('request', (request) => seen.push({ place: `${request.method()} URL`, text: request.url() }))
  context.on('response', async (response) => {
    const request = response.request()
    const body = request.redirectedTo() ? '' : await response.text().catch(() => '')
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})))
    seen.push({ place: `${request.method()} ${new URL(response.url()).pathname}`, text: headers + body })
  })
}

/** The browser storage and history state of a page. */
async function keptBy(page: Page): Promise<Places> {
  const stores = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]))
  return [{ place: 'browser stores', text: stores }]
}

/** Follows the guide's steps in the provider's console, and types the values into the form. Returns the secret. */
async function followSteps({ page, ...setup }: SetupPage): Promise<string> {
  const shown = await page.locator('#add-connection').getByRole('code').allInnerTexts()
  const opened = page.context().waitForEvent('page')
  await page
    .getByRole('link', { name: /account console/ })
    .first()
    .click()
  const account = new ConsolePage(await opened)
  await account.page.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  const accountId = await account.accountId()
  const redirectUrls = shown.filter((text) => text.includes('callback'))
  const app = await account.addConnection({ name: uniqueName(), redirectUrls, refreshMinutes: '129600' })
  await account.page.close()
  await setup.accountId.fill(accountId)
  // The two values are swapped, and the wizard puts them right.
  await setup.clientId.fill(app.clientSecret)
  await setup.secret.fill(app.clientId)
  return app.clientSecret
}

test('two people get from the guide to a ready profile, and only the message has the link', async ({
  admin: sender,
  browser,
  wizard,
  hook,
}) => {
  test.slow()
  const seen: Places = []
  await sender.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const senderClicks = await countClicks(sender.context())
  listen(sender.context(), seen)

  // The sender chooses actions and creates a setup link.
  const guide = new GuidePage(sender)
  await guide.open('?cloud=sandbox')
  await guide.action('List Users').click()
  await guide.action('List Budgets').click()
  await sender.getByRole('link', { name: 'Ask an admin' }).click()
  const name = uniqueName()
  await sender.getByLabel('Profile name').fill(name)
  await sender.getByLabel('Recipient’s name').fill('Dana')
  await sender.getByRole('button', { name: 'Create the setup link' }).click()
  await sender.getByRole('button', { name: 'Copy message' }).click()
  const message = sender.getByRole('textbox', { name: 'Message' })
  await expectCopied(sender, await message.inputValue())
  const link = linkIn(await message.inputValue())
  await expect(sender).toHaveURL(/\/profiles\/[0-9a-f-]{36}$/)
  await sender.getByRole('link', { name: 'Follow the setup' }).click()
  const panel = sender.getByRole('region', { name: 'Setup by Dana' })
  await expect(panel.getByText('Send the link to Dana.')).toBeVisible()

  // The recipient does their part, and the sender's page follows it.
  const recipient = await anotherBrowser(browser)
  const clicks = await countClicks(recipient.context())
  const setup = new SetupPage(recipient)
  // A link scanner's GET and HEAD do not start the setup.
  await recipient.request.get(link)
  await recipient.request.head(link)
  await recipient.goto(link)
  await expect(recipient.getByText('Dana, Ann asks you to connect Databricks')).toBeVisible()
  await expect(recipient.getByText('Read: 2 actions')).toBeVisible()
  await expect(recipient.getByText('It will not add or change anything or delete anything.')).toBeVisible()
  await setup.start.click()
  await expect(panel.getByText('Dana is entering the values.')).toBeVisible()
  // Another browser gets the same page as for an unknown link.
  const stranger = await anotherBrowser(browser)
  await stranger.goto(link)
  const said = await stranger.getByRole('main').textContent()
  await stranger.goto(`${wizard.url}/setup/${'x'.repeat(43)}`)
  expect(await stranger.getByRole('main').textContent()).toBe(said)
  const secret = await followSteps(setup)
  await setup.saveAndTest.click()
  await expect(panel.getByText('Dana has entered the values')).toBeVisible()
  const run = new TestRunPage(recipient)
  await run.signInHere.click()
  await recipient.getByRole('button', { name: 'Allow' }).click()
  await expect(run.heading('Ready')).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Tested: ready' })).toBeVisible()
  await recipient.getByRole('link', { name: 'Finish your part' }).click()
  await setup.finish.click()
  await expect(setup.done).toBeVisible()
  await recipient.getByRole('button', { name: /copy it once|Allow one copy/ }).click()
  await expect(recipient.getByText('Nobody has copied it yet.')).toBeVisible()
  expect(clicks()).toBeGreaterThan(10)
  expect(clicks()).toBeLessThanOrEqual(MAX_CLICKS.recipient)

  // The sender copies the secret for StackOne.
  await expect(panel.getByText('Dana has finished. Enter the values in StackOne.')).toBeVisible()
  await panel.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await sender.getByRole('link', { name: 'Copy the Client Secret once' }).click()
  await sender.getByRole('checkbox').check()
  await sender.getByRole('button', { name: 'Show the Client Secret once' }).click()
  await sender.getByRole('button', { name: 'Copy Client Secret' }).click()
  await expectCopied(sender, secret)
  expect(senderClicks()).toBeGreaterThan(8)
  expect(senderClicks()).toBeLessThanOrEqual(MAX_CLICKS.sender)
  // Opened again in the same browser, the link shows that the setup is done and the secret copied, without fields.
  await recipient.goto(link)
  await expect(setup.done).toBeVisible()
  await expect(recipient.getByText('Ann copied the Client Secret')).toBeVisible()
  await expect(recipient.getByRole('textbox')).toHaveCount(0)

  await sender.goto('/profiles?show=setup')
  await sender.goto('/history')
  for (const words of [
    'created a setup link for Dana',
    'started the setup',
    'finished the setup',
    'copied the secret',
  ]) {
    await expect(sender.getByRole('row').filter({ hasText: name }).filter({ hasText: words })).toHaveCount(1)
  }
  await expect.poll(() => hook.notices.filter(({ body }) => body.includes('setup.finished'))).toHaveLength(1)
  const { db, close } = await openPostgres(embeddedAddress(wizard.dataDir))
  seen.push(...(await rowsOf(db)), ...(await keptBy(sender)), ...(await keptBy(recipient)))
  await close()
  seen.push({ place: 'log', text: wizard.output() }, { place: 'webhook', text: JSON.stringify(hook.notices) })

  // Checks the search itself: it finds values that are there.
  expect(placesOf(seen, name)).toEqual(expect.arrayContaining(['table profiles', 'webhook', 'GET /history']))
  const token = link.split('/').at(-1) ?? ''
  const cookies = await recipient.context().cookies(wizard.url)
  const session = cookies.find(({ path }) => path.startsWith('/setup') || path === '/')?.value ?? ''
  expect(session.length).toBeGreaterThan(30)
  // Only the responses that show the link or the secret may contain it; the browser may have dropped their bodies.
  const elsewhere = (text: string, answer: RegExp) => placesOf(seen, text).filter((place) => !answer.test(place))
  for (const form of formsOf(token)) expect(elsewhere(form, /^POST \/profiles\/new\/[\w/-]+\/ask$/)).toEqual([])
  for (const form of formsOf(session)) expect(placesOf(seen, form)).toEqual([])
  for (const form of formsOf(secret)) expect(elsewhere(form, /^POST \/profiles\/[0-9a-f-]{36}\/secret$/)).toEqual([])
})

test('both do the same without JavaScript, by reloading their pages', async ({ browser, sandbox, session, wizard }) => {
  test.slow()
  const sender = await anotherBrowser(browser, { javaScriptEnabled: false })
  await sender.context().addCookies(session)
  const recipient = await anotherBrowser(browser, { javaScriptEnabled: false })
  const setup = new SetupPage(recipient)

  await sender.goto(`${wizard.url}${GUIDE}?cloud=sandbox&actions=list_users`)
  await sender.getByRole('link', { name: 'Ask an admin' }).click()
  await sender.getByLabel('Recipient’s name').fill('Dana')
  await sender.getByRole('button', { name: 'Create the setup link' }).click()
  await expect(sender.getByText('Enter a name, like “Production”.')).toBeVisible()
  await expect(sender.getByLabel('Recipient’s name')).toHaveValue('Dana')
  await sender.getByLabel('Profile name').fill(uniqueName())
  await sender.getByRole('button', { name: 'Create the setup link' }).click()
  const first = linkIn(await sender.getByRole('textbox', { name: 'Message' }).inputValue())
  // Resending the form shows no other link, because the sender may have sent the first already.
  await sender.reload()
  const panel = sender.getByRole('region', { name: 'Setup by Dana' })
  await expect(panel).toBeVisible()
  expect(await sender.content()).not.toContain(first.split('/').at(-1))
  await panel.getByRole('button', { name: 'Replace the link' }).click()
  const link = linkIn(await sender.getByRole('textbox', { name: 'Message' }).inputValue())
  expect(link).not.toBe(first)

  await recipient.goto(first)
  await expect(setup.start).toHaveCount(0)
  await recipient.goto(link)
  await setup.start.click()
  const other = await anotherBrowser(browser, { javaScriptEnabled: false })
  await other.goto(link)
  await other.getByRole('button', { name: 'Ask to use this browser' }).click()
  const page = new URL(sender.url()).pathname
  await sender.goto(wizard.url + page)
  await expect(panel.getByText('Someone else opened the link')).toBeVisible()
  await recipient.getByText('This asks for too much').click()
  await recipient.getByLabel('A note to Ann').fill('Only reading, please.')
  await recipient.getByRole('button', { name: 'Send the note' }).click()

  const app = await makeApp(sandbox, wizard)
  await setup.accountId.fill('nonsense')
  await setup.clientId.fill(app.clientSecret)
  await setup.secret.fill(app.clientId)
  await setup.save.first().click()
  await expect(recipient.getByRole('alert')).toContainText('An account ID is 32 digits')
  await expect(setup.accountId).toHaveValue('nonsense')
  await expect(setup.clientId).toHaveValue(app.clientId)
  await expect(recipient.getByText('Client ID and Client Secret were swapped.')).toBeVisible()
  await setup.accountId.fill(app.accountId)
  await setup.secret.fill(`dose${'0'.repeat(32)}`)
  await setup.saveAndTest.click()
  await expect(recipient.locator('.next-step')).toHaveAttribute('data-outcome', 'failed', { timeout: 30_000 })
  await sender.goto(wizard.url + page)
  await expect(panel.getByText('Only reading, please.')).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Tested: failed' })).toBeVisible()
  await recipient.getByRole('link', { name: 'Open this step' }).click()
  await expect(recipient.getByText(/^The last test failed/)).toBeVisible()
  await setup.secret.fill(app.clientSecret)
  await setup.saveAndTest.click()
  await expect(recipient.locator('.next-step')).toHaveAttribute('data-outcome', 'waiting', { timeout: 30_000 })
  await new TestRunPage(recipient).signInAs()
  await recipient.getByRole('link', { name: 'Finish your part' }).click()
  await setup.finish.click()
  await expect(setup.done).toBeVisible()

  await sender.goto(wizard.url + page)
  await expect(panel.getByRole('link', { name: 'Tested: ready' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reopen the setup' }).click()
  await recipient.reload()
  await expect(setup.accountId).toHaveValue(app.accountId)
  // Revoked while the recipient is at the provider: they return to a page that says so, not to the admins' sign-in.
  await setup.saveAndTest.click()
  await new TestRunPage(recipient).signInHere.click()
  await panel.getByRole('button', { name: 'Revoke the link' }).click()
  await recipient.goto(`${wizard.url}/connect/callback?error=access_denied`)
  await expect(recipient.getByRole('heading', { name: 'This setup was revoked' })).toBeVisible()
  await expect(setup.accountId).toHaveCount(0)
})
