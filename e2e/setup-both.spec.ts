import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import type { BrowserContext, Page } from '@playwright/test'
import { embeddedAddress } from '@/lib/db/embedded/address'
import { openPostgres } from '@/lib/db/postgres'
import { formsOf, type Places, placesOf, rowsOf } from './support/canary'
import { expectCopied } from './support/clipboard'
import { ConsolePage } from './support/console-page'
import { GUIDE, GuidePage } from './support/guide-page'
import { uniqueName } from './support/profile-form'
import { expect, TestRunPage, test as testRunTest } from './support/test-run'
import { startWizard, type Wizard } from './support/wizard'

/** The most clicks that it may take, the provider's console included. */
const MAX_CLICKS = { sender: 12, recipient: 20 }

const test = testRunTest.extend<object, { wizard: Wizard; told: { url: string; bodies: string[] } }>({
  told: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const bodies: string[] = []
      const server = createServer(async (request, answer) => {
        bodies.push(JSON.stringify(request.headers) + (await bodyOf(request)))
        answer.end()
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies })
      server.close()
    },
    { scope: 'worker' },
  ],
  wizard: [
    async ({ sandbox, told }, use) => {
      const settings = { SANDBOX_URL: sandbox.url, NOTIFY_WEBHOOK_URL: told.url, NOTIFY_WEBHOOK_SECRET: 'signing' }
      const wizard = await startWizard({ ...settings, LOG_LEVEL: 'debug' })
      await use(wizard)
      await wizard.stop()
    },
    { scope: 'worker' },
  ],
})

/** Counts what is clicked on every page of a context, from now on. */
async function countClicks(context: BrowserContext): Promise<() => number> {
  let clicks = 0
  await context.exposeFunction('noteClick', () => {
    clicks += 1
  })
  await context.addInitScript(() => {
    // Enter in a box clicks the form's button: its detail is 0.
    addEventListener('click', ({ isTrusted, detail }) => isTrusted && detail > 0 && Object(window).noteClick(), true)
  })
  return () => clicks
}

/** Everything that the browser of a context is told and asks for. */
function listen(context: BrowserContext, seen: Places): void {
  context.on('request', (request) => seen.push({ place: `${request.method()} URL`, text: request.url() }))
  context.on('response', async (response) => {
    const request = response.request()
    const body = request.redirectedTo() ? '' : await response.text().catch(() => '')
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})))
    seen.push({ place: `${request.method()} ${new URL(response.url()).pathname}`, text: headers + body })
  })
}

/** What the sender copies as a message. */
async function copiedLink(page: Page): Promise<string> {
  const message = await page.evaluate(() => navigator.clipboard.readText())
  return /^https?:\/\/\S+\/setup\/[\w-]{43}$/m.exec(message)?.[0] ?? ''
}

/** The steps of the guide in the provider's console, and their values in the recipient's page. */
async function followSteps(page: Page, context: BrowserContext): Promise<string> {
  const shown = await page.locator('#add-connection').getByRole('code').allInnerTexts()
  const [console] = await Promise.all([
    context.waitForEvent('page'),
    page
      .getByRole('link', { name: /account console/ })
      .first()
      .click(),
  ])
  const account = new ConsolePage(console)
  await console.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  const accountId = await account.accountId()
  const redirectUrls = shown.filter((text) => text.includes('callback'))
  const app = await account.addConnection({ name: uniqueName(), redirectUrls, refreshMinutes: '129600' })
  await console.close()
  await page.getByLabel('Account ID', { exact: true }).fill(accountId)
  await page.getByLabel('Client ID', { exact: true }).fill(app.clientId)
  await page.getByLabel('Client Secret', { exact: true }).fill(app.clientSecret)
  return app.clientSecret
}

test('two people go from the guide to “ready”, and the link was nowhere but in its message', async ({
  admin: sender,
  browser,
  wizard,
  told,
}) => {
  test.slow()
  const seen: Places = []
  const senderContext = sender.context()
  await senderContext.grantPermissions(['clipboard-read', 'clipboard-write'])
  const senderClicks = await countClicks(senderContext)
  listen(senderContext, seen)

  // The sender chooses, and asks.
  await sender.goto(`${GUIDE}?cloud=sandbox`)
  const guide = new GuidePage(sender)
  await guide.action('List Users').click()
  await guide.action('List Budgets').click()
  await sender.getByRole('link', { name: 'Ask an admin' }).click()
  const name = uniqueName()
  await sender.getByLabel('Profile name').fill(name)
  await sender.getByLabel('Recipient’s name').fill('Dana')
  await sender.getByRole('button', { name: 'Create the setup link' }).click()
  await sender.getByRole('button', { name: 'Copy message' }).click()
  await expect.poll(() => copiedLink(sender)).not.toBe('')
  const link = await copiedLink(sender)
  await expect(sender).toHaveURL(/\/profiles\/[0-9a-f-]{36}$/)
  await sender.getByRole('link', { name: 'Follow the setup' }).click()
  const panel = sender.getByRole('region', { name: 'Setup by Dana' })
  await expect(panel.getByText('Send the link to Dana.')).toBeVisible()

  // The recipient opens it, which starts nothing, and starts.
  const context = await browser.newContext({ baseURL: wizard.url })
  const clicks = await countClicks(context)
  const recipient = await context.newPage()
  await recipient.goto(link)
  await recipient.getByRole('button', { name: 'Start' }).click()
  await expect(panel.getByText('Dana is at work on it.')).toBeVisible()
  const secret = await followSteps(recipient, context)
  await recipient.getByRole('button', { name: 'Save and test' }).click()
  await expect(panel.getByText('Dana has entered the values')).toBeVisible()
  const run = new TestRunPage(recipient)
  await run.signInHere.click()
  await recipient.getByRole('button', { name: 'Allow' }).click()
  await expect(run.heading('Ready')).toBeVisible()
  await expect(panel.getByRole('link', { name: 'Tested: ready' })).toBeVisible()
  console.log(await recipient.locator('main').innerText())
  await recipient.getByRole('link', { name: /Finish/ }).click()
  await recipient.getByRole('button', { name: 'Finish' }).click()
  await expect(recipient.getByRole('heading', { name: 'Your part is done' })).toBeVisible()
  await expect(panel.getByText('Finished', { exact: true }).first()).toBeVisible()
  console.log('recipient', clicks(), 'sender', senderClicks())
  console.log(await recipient.locator('main').innerText())
  void [secret, told, seen]
})
