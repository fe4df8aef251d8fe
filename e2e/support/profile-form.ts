import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'
import { sendForm } from './send-form'

export const NEW_PROFILE = '/profiles/new/databricks/oauth-u2m'
export const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
export const CLIENT_ID = 'aaaaaaaa-2222-3333-4444-555555555555'
/** In the format of Databricks' secrets; a scan finds it wherever it leaks. */
export const CANARY_SECRET = 'dose0123456789abcdefca9a12ca9a12ca9a'

/** The values of a profile for tests that do not depend on them. */
export const TYPED = { accountId: ACCOUNT_ID, clientId: CLIENT_ID, clientSecret: CANARY_SECRET }
const SAVED = /\/profiles\/[0-9a-f-]{36}\?saved=created/

/** A profile's form by roles and names, as a reader finds its parts. */
export class ProfileFormPage {
  readonly name: Locator
  readonly cloud: Locator
  readonly accountId: Locator
  readonly clientId: Locator
  readonly secret: Locator
  readonly scopes: Locator
  readonly save: Locator
  readonly summary: Locator

  constructor(readonly page: Page) {
    this.name = page.getByLabel('Name', { exact: true })
    this.cloud = page.getByLabel('Cloud', { exact: true })
    this.accountId = page.getByLabel('Account ID', { exact: true })
    this.clientId = page.getByLabel('Client ID', { exact: true })
    this.secret = page.locator('#clientSecret')
    this.scopes = page.locator('#scopes')
    this.save = page.getByRole('button', { name: 'Save profile' })
    this.summary = page.getByRole('alert').filter({ has: page.getByRole('heading') })
  }

  async open(path = NEW_PROFILE): Promise<void> {
    await this.page.goto(path)
    await hydrated(this.page)
  }

  /** Types the values of a valid profile. */
  async fill(name: string): Promise<void> {
    await this.name.fill(name)
    await this.accountId.fill(ACCOUNT_ID)
    await this.clientId.fill(CLIENT_ID)
    await this.secret.fill(CANARY_SECRET)
  }

  /** Creates a profile by a POST, and opens its page. */
  async make(name: string, path = NEW_PROFILE): Promise<string> {
    const saved = await saveProfile(this.page, { name, ...TYPED }, path)
    await this.page.goto(saved)
    await hydrated(this.page, 'header form')
    return profileIdIn(saved)
  }

  /** The same by typing, for tests of the browser's behaviour. */
  async type(name: string, path = NEW_PROFILE): Promise<string> {
    await this.open(path)
    await this.fill(name)
    await this.save.click()
    await expect(this.page).toHaveURL(SAVED)
    return profileIdIn(this.page.url())
  }
}

/** Saves a new profile, and returns the URL of its page. */
export async function saveProfile(
  page: Page,
  fields: Readonly<Record<'name' | keyof typeof TYPED, string>>,
  path = NEW_PROFILE,
): Promise<string> {
  const { leadsTo } = await sendForm(page, path, 'Save profile', fields)
  expect(leadsTo).toMatch(SAVED)
  return leadsTo
}

export function profileIdIn(url: string): string {
  return new URL(url).pathname.split('/')[2] ?? ''
}

let made = 0

/** A name that no other test uses. */
export function uniqueName(): string {
  made += 1
  return `Profile ${process.pid}-${made}`
}
