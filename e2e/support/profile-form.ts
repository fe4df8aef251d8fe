import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'

export const NEW_PROFILE = '/profiles/new/databricks/oauth-u2m'
export const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
export const CLIENT_ID = 'aaaaaaaa-2222-3333-4444-555555555555'
/** Of the form that Databricks' secrets have; a scan finds it wherever it gets to. */
export const CANARY_SECRET = 'dose0123456789abcdefca9a12ca9a12ca9a'

/** The parts of a profile's form, by role and name, as a reader finds them. */
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

  /** Types a profile that can be saved. */
  async fill(name: string): Promise<void> {
    await this.name.fill(name)
    await this.accountId.fill(ACCOUNT_ID)
    await this.clientId.fill(CLIENT_ID)
    await this.secret.fill(CANARY_SECRET)
  }

  /** Makes a profile; its page is open then. */
  async make(name: string, path = NEW_PROFILE): Promise<string> {
    await this.open(path)
    await this.fill(name)
    await this.save.click()
    await expect(this.page).toHaveURL(/\/profiles\/[0-9a-f-]{36}\?saved=created/)
    return new URL(this.page.url()).pathname.split('/')[2] ?? ''
  }
}

let made = 0

/** A name that no other test uses. */
export function uniqueName(): string {
  made += 1
  return `Profile ${process.pid}-${made}`
}
