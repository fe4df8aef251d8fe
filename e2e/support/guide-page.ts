import type { Locator, Page } from '@playwright/test'
import { hydrated } from './hydrated'

export const GUIDE = '/connectors/databricks/oauth-u2m'

/** The guide's page by roles and names, as a reader finds its parts. */
export class GuidePage {
  readonly search: Locator
  readonly rows: Locator
  readonly count: Locator
  readonly scopes: Locator
  readonly copyScopes: Locator
  readonly copyLink: Locator
  readonly link: Locator
  readonly cloud: Locator
  readonly separator: Locator
  readonly steps: Locator

  constructor(readonly page: Page) {
    const picker = page.getByRole('form', { name: 'Actions and scopes' })
    this.search = picker.getByRole('searchbox', { name: 'Search actions' })
    this.rows = picker.locator('[data-action]').getByRole('checkbox')
    this.count = picker.getByRole('status')
    this.scopes = page.getByRole('region', { name: 'Scopes selected' }).locator('pre')
    this.copyScopes = picker.getByRole('button', { name: 'Copy scopes' })
    this.copyLink = picker.getByRole('button', { name: 'Copy link' })
    this.link = page.getByRole('textbox', { name: 'Link to this choice' })
    this.cloud = picker.getByLabel('Cloud')
    this.separator = picker.getByLabel('Separator')
    this.steps = page.locator('#steps').getByRole('heading', { level: 3 })
  }

  /** Opens the guide and waits for hydration. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${GUIDE}${query}`)
    await hydrated(this.page, 'form')
  }

  /** The row of an action: its box, id, scopes and notes. */
  row(name: string | RegExp): Locator {
    return this.page.locator('[data-action]').filter({ hasText: name })
  }

  action(label: string): Locator {
    return this.rows.and(this.page.getByRole('checkbox', { name: label, exact: true }))
  }

  step(title: string | RegExp): Locator {
    return this.page
      .locator('#steps')
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title }) })
  }
}
