import type { Page } from '@playwright/test'
import { hydrated } from '../../e2e/support/hydrated'
import type { Sight } from '../sight'

/** An interaction with a page, and its result. */
export interface Input {
  /** The input, and its expected result. */
  name: string
  /** The baseline input of the same kind. */
  bare: keyof typeof BARE_INPUTS
  /** Prepares the page at this address, before each time. */
  prepare: (page: Page, url: string) => Promise<unknown>
  act: (page: Page) => Promise<void>
  expected: readonly Sight[]
}

type BareInput = Omit<Input, 'bare'>

/** Inputs of the empty page, which has no scripts. */
export const BARE_INPUTS = {
  key: {
    name: 'A key in a bare field',
    prepare: (page) => empty(page, '[aria-label=Field]'),
    act: (page) => page.keyboard.press('z'),
    expected: [{ selector: '[aria-label=Field]', property: 'value', is: 'z' }],
  },
  click: {
    name: 'A click that opens bare details',
    prepare: (page) => close(page, 'details'),
    act: (page) => page.locator('summary').click(),
    expected: [{ selector: 'details', property: 'open', is: true }],
  },
  form: {
    name: 'A bare form that leads to an empty page',
    prepare: (page, url) => page.goto(url, { waitUntil: 'networkidle' }),
    act: (page) => page.getByRole('button').click(),
    expected: [{ selector: 'p', property: 'textContent', is: 'Empty' }],
  },
} as const satisfies Record<string, BareInput>

export const GUIDE_INPUTS = {
  search: {
    name: 'a key in the search, until the list is narrowed',
    bare: 'key',
    prepare: (page) => empty(page, '[name=q]'),
    act: (page) => page.keyboard.press('u'),
    expected: [{ selector: '#choose [role=status]', property: 'textContent', has: ' shown' }],
  },
  selectAll: {
    name: 'all actions, until scopes and steps follow',
    bare: 'click',
    // Nothing may be chosen, and then the button is disabled.
    prepare: (page) => page.getByRole('button', { name: 'Clear', exact: true }).click({ force: true }),
    act: (page) => page.getByRole('button', { name: /^Select all/ }).click(),
    expected: [{ selector: '#steps', property: 'textContent', has: '72 actions' }],
  },
  tick: {
    name: 'one action more, until scopes and steps follow',
    bare: 'click',
    prepare: (page) => page.getByRole('checkbox', { name: 'Download Billable Usage' }).uncheck(),
    act: (page) => page.getByRole('checkbox', { name: 'Download Billable Usage' }).check(),
    expected: [{ selector: '#steps', property: 'textContent', has: '5 actions' }],
  },
} as const satisfies Record<string, Input>

export const ADMIN_INPUTS = {
  signIn: {
    name: 'the code is sent, until the profiles are there',
    bare: 'form',
    prepare: async (page, url) => {
      await page.context().clearCookies()
      await page.goto('about:blank')
      await page.goto(url, { waitUntil: 'networkidle' })
      await hydrated(page)
    },
    act: (page) => page.getByRole('button', { name: 'Sign in' }).click(),
    expected: [{ selector: 'h1', property: 'textContent', is: 'Connector profiles' }],
  },
  search: {
    name: 'a key in the search, until the server has answered',
    bare: 'key',
    prepare: async (page, url) => {
      // The browser caches earlier searches.
      await page.goto(url, { waitUntil: 'networkidle' })
      await page.locator('[name=q]').focus()
    },
    // No name, ID, cloud or scope contains it.
    act: (page) => page.keyboard.press('q'),
    expected: [{ selector: 'main', property: 'textContent', has: 'matches “q”' }],
  },
  type: {
    name: 'a key in Client ID, until the form is checked',
    bare: 'key',
    prepare: (page) => empty(page, '#clientId'),
    act: (page) => page.keyboard.press('z'),
    expected: [{ selector: '#clientId', property: 'value', is: 'z' }],
  },
  startTest: {
    name: 'a live test is started, until its page is there',
    bare: 'form',
    prepare: (page, url) => page.goto(url, { waitUntil: 'networkidle' }),
    act: (page) => page.getByRole('button', { name: 'Test again' }).click(),
    expected: [{ selector: 'h1', property: 'textContent', has: 'Live test of' }],
  },
  copy: {
    name: 'a value is copied, until that is shown',
    bare: 'click',
    prepare: (page) => page.locator('button[aria-label^="Copy "] .text-good').waitFor({ state: 'detached' }),
    act: (page) => page.locator('button[aria-label^="Copy "]').first().click(),
    expected: [{ selector: 'button[aria-label^="Copy "] .text-good', property: 'tagName', is: 'svg' }],
  },
  openStage: {
    name: 'a stage is opened',
    bare: 'click',
    prepare: async (page) => {
      // The stages of a passed test are collapsed.
      await page.locator('details:has(.stage)').evaluateAll((outer) => {
        for (const element of outer) element.setAttribute('open', '')
      })
      await close(page, '.stage details')
    },
    act: (page) => page.locator('.stage summary').first().click(),
    expected: [{ selector: '.stage details', property: 'open', is: true }],
  },
} as const satisfies Record<string, Input>

async function empty(page: Page, field: string): Promise<void> {
  await page.locator(field).fill('')
  await page.locator(field).focus()
}

function close(page: Page, details: string): Promise<void> {
  return page
    .locator(details)
    .first()
    .evaluate((element) => element.removeAttribute('open'))
}
