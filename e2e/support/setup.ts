import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'
import { uniqueName } from './profile-form'

const ASK = '/profiles/new/databricks/oauth-u2m/ask'

/** A created setup link with its profile. */
export interface MadeSetup {
  url: string
  profileId: string
  name: string
}

/** Creates a setup link for a new profile in the sandbox, as a signed-in admin; the page then shows the link. */
export async function askSomebody(admin: Page, query = '?cloud=sandbox&actions=list_users'): Promise<MadeSetup> {
  const name = uniqueName()
  await admin.goto(ASK + query)
  await hydrated(admin)
  await admin.getByLabel('Profile name').fill(name)
  await admin.getByLabel('Recipient’s name').fill('Dana')
  await admin.getByRole('textbox', { name: 'Note' }).fill('Thank you for your help.')
  await admin.getByRole('button', { name: 'Create the setup link' }).click()
  const message = await admin.getByRole('textbox', { name: 'Message' }).inputValue()
  const url = /https?:\/\/\S+\/setup\/[\w-]{43}/.exec(message)?.[0] ?? ''
  expect(url).not.toBe('')
  const profileId = new URL(admin.url()).pathname.split('/')[2] ?? ''
  return { url, profileId, name }
}

/** A page in a new browser context, like that of a person without an account. */
export async function anotherBrowser(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage()
}

/** The setup page by roles and names, as its recipient finds its parts. */
export class SetupPage {
  readonly start: Locator
  readonly accountId: Locator
  readonly clientId: Locator
  readonly secret: Locator
  readonly save: Locator
  readonly saveAndTest: Locator
  readonly finish: Locator
  readonly done: Locator

  constructor(readonly page: Page) {
    this.start = page.getByRole('button', { name: 'Start', exact: true })
    this.accountId = page.getByLabel('Account ID', { exact: true })
    this.clientId = page.getByLabel('Client ID', { exact: true })
    this.secret = page.locator('#clientSecret')
    this.save = page.getByRole('button', { name: 'Save', exact: true })
    this.saveAndTest = page.getByRole('button', { name: /^Save and test/ })
    this.finish = page.getByRole('button', { name: 'Finish', exact: true })
    this.done = page.getByRole('heading', { name: 'Your part is done' })
  }
}
