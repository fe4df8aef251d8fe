import type { Locator, Page } from '@playwright/test'
import { hydrated } from './hydrated'

export const GUIDE = '/connectors/databricks/oauth-u2m'

/** The parts of the guide's page, by role and name, as a reader finds them. */
export class GuidePage {
  readonly search: Locator
  readonly rows: Locator
  readonly count: Locator
  readonly scopes: Locator
  readonly link: Locator
  readonly cloud: Locator
  readonly separator: Locator
  readonly steps: Locator

  constructor(readonly page: Page) {
    const picker = page.getByRole('form', { name: 'Actions and scopes' })
    this.search = picker.getByRole('searchbox', { name: 'Search actions' })
    this.rows = picker.getByRole('table').getByRole('checkbox')
    this.count = picker.getByRole('status')
    this.scopes = page.getByRole('region', { name: 'Scopes selected' }).locator('pre')
    this.link = page.getByRole('textbox', { name: 'Link to this choice' })
    this.cloud = picker.getByLabel('Cloud')
    this.separator = picker.getByLabel('Separator')
    this.steps = page.locator('#steps').getByRole('heading', { level: 3 })
  }

  /** Opens the guide and waits until it answers to clicks. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${GUIDE}${query}`)
    await hydrated(this.page, 'form')
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
