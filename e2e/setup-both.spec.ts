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
import { GUIDE } from './support/guide-page'
import { uniqueName } from './support/profile-form'
import { expect, test as testRunTest } from './support/test-run'
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
