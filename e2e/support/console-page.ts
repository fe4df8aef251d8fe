import { expect, type Page } from '@playwright/test'

/** The values that the console shows for an app. */
export interface Credentials {
  accountId: string
  clientId: string
  clientSecret: string
}

interface Connection {
  name: string
  redirectUrls: readonly string[]
  refreshMinutes: string
}

/** The sandbox's account console, operated by the labels that the guide quotes. */
export class ConsolePage {
  constructor(readonly page: Page) {}

  async signIn(url: string): Promise<void> {
    await this.page.goto(url)
    await this.page.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  }

  async accountId(): Promise<string> {
    await this.page.getByLabel(/user avatar/).click()
    await expect(this.page.getByRole('heading', { name: 'My account' })).toBeVisible()
    const text = (await this.page.getByRole('banner').textContent()) ?? ''
    return /[0-9a-f-]{36}/.exec(text)?.[0] ?? ''
  }

  async addConnection({ name, redirectUrls, refreshMinutes }: Connection): Promise<Omit<Credentials, 'accountId'>> {
    const { page } = this
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'App connections' }).click()
    await page.getByRole('link', { name: 'Add connection' }).click()
    await page.getByLabel('Application name').fill(name)
    await page.getByLabel('Redirect URLs').fill(redirectUrls.join('\n'))
    await page.getByLabel('All APIs').check()
    await page.getByLabel('Generate a client secret').check()
    await page.getByLabel('Access token TTL').fill('60')
    await page.getByLabel('Refresh token TTL').fill(refreshMinutes)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Connection created' })).toBeVisible()
    const text = (await page.getByRole('region', { name: 'Connection created' }).textContent()) ?? ''
    await page.getByRole('button', { name: 'Done' }).click()
    // Chromium may never close a page during a navigation.
    await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
    return {
      clientId: /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? '',
      clientSecret: /dose[0-9a-f]{32}/.exec(text)?.[0] ?? '',
    }
  }
}
