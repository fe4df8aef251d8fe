import { expect, type Locator, type Page } from '@playwright/test'
import type { Sandbox } from '@/sandbox/server'
import { makeGuideApp, setFaults as setFaultsAt } from '@/sandbox/testing/set-up'
import type { Credentials } from './console-page'
import { hydrated } from './hydrated'
import { NEW_PROFILE, saveProfile, uniqueName } from './profile-form'
import { sendForm } from './send-form'
import type { Wizard } from './wizard'

/** A new account in the sandbox, with an app that matches the guide. */
export async function makeApp(
  sandbox: Sandbox,
  wizard: Pick<Wizard, 'url'>,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Credentials> {
  const accountId = crypto.randomUUID()
  return { accountId, ...(await makeGuideApp(sandbox.url, accountId, wizard.url, changes)) }
}

/** Switches faults on for one account. */
export function setFaults(sandbox: Sandbox, accountId: string, on: readonly string[], latency = 0): Promise<void> {
  return setFaultsAt(sandbox.url, accountId, on, latency)
}

/** The page of a live test by roles and names, as a reader finds its parts. */
export class TestRunPage {
  readonly next: Locator
  readonly stages: Locator
  readonly signInHere: Locator
  readonly again: Locator
  /** Opens the form for pages that never redirect back. */
  readonly decoder: Locator

  constructor(readonly page: Page) {
    this.next = page.locator('.next-step')
    this.stages = page.getByRole('list', { name: 'Stages' })
    this.signInHere = page.getByRole('link', { name: 'Sign in in this tab' })
    this.again = page.getByRole('button', { name: 'Test again' })
    this.decoder = page.locator('.decoder > summary')
  }

  /** Saves a profile for the sandbox, starts its test, and opens the test's page. */
  async start({ accountId, clientId, clientSecret }: Credentials, query = ''): Promise<void> {
    const fields = { name: uniqueName(), accountId, clientId, clientSecret }
    const saved = await saveProfile(this.page, fields, `${NEW_PROFILE}?cloud=sandbox${query}`)
    const { leadsTo } = await sendForm(this.page, saved, 'Start the live test')
    expect(leadsTo).toMatch(/\/test-runs\/[0-9a-f-]{36}$/)
    await this.page.goto(leadsTo)
    await hydrated(this.page, 'header form')
  }

  /** Signs in at the sandbox, in this tab, and agrees. */
  async signInAs(user: string | RegExp = 'Ada Admin, account admin'): Promise<void> {
    await this.signInHere.click()
    const person = this.page.getByRole('button', { name: user })
    const allow = this.page.getByRole('button', { name: 'Allow' })
    await expect(person.or(allow)).toBeVisible()
    // A user who is signed in at the provider only has to agree.
    if (await person.isVisible()) await person.click()
    await allow.click()
    await expect(this.page).toHaveURL(/\/test-runs\/[0-9a-f-]{36}$/)
  }

  /** The verdict or the next step: the beginning of its heading. */
  heading(name: string): Locator {
    return this.next.getByRole('heading', { name: new RegExp(`^${name}`) })
  }

  stage(name: string): Locator {
    return this.stages.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) })
  }
}
