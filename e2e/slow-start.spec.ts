import type { Page } from '@playwright/test'
import { deferred } from '@/lib/testing/deferred'
import { GUIDE, GuidePage } from './support/guide-page'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, test } from './support/test'

/** Delays the page's scripts. Returns a function that lets them load. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = deferred()
  await page.route('**/*.js*', async (route) => {
    await released
    await route.continue()
  })
  return release
}

const TYPE_A_DIGIT = `
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  set.call(element, element.value + '7')
  element.dispatchEvent(new Event('input', { bubbles: true }))`

/** Runs one script after each of React's first tasks once React owns the element: the earliest possible input. */
async function betweenTasks(page: Page, selector: string, works: readonly string[]): Promise<void> {
  await page.addInitScript(`
    const left = [${works.map((work) => `(element) => { ${work} }`)}]
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(handle) {
        set.call(this, (event) => {
          handle(event)
          const element = document.querySelector('${selector}')
          if (element && Object.keys(element).some((key) => key.startsWith('__reactProps'))) left.shift()?.(element)
        })
      },
    })`)
}

test('ticks and text from before the scripts started are kept', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto(GUIDE, { waitUntil: 'commit' })
  const guide = new GuidePage(page)
  await guide.action('List Budgets').check()
  await guide.search.fill('budget')
  release()
  await expect(guide.link).toHaveValue(/\?actions=list_budgets$/)
  await expect(guide.search).toHaveValue('budget')
  await expect(guide.rows).toHaveCount(5)
  await expect(guide.action('List Budgets')).toBeChecked()
})

test('ticks made while the scripts start are kept', async ({ page }) => {
  const release = await holdScripts(page)
  const ticks = ['list_users', 'get_user', 'list_groups', 'create_user', 'list_metastores']
  await betweenTasks(
    page,
    '#choose',
    ticks.map((id) => `element.querySelector('[value="${id}"]').click()`),
  )
  await page.goto(GUIDE, { waitUntil: 'commit' })
  const guide = new GuidePage(page)
  await guide.action('List Budgets').check()
  release()
  for (const id of ['list_budgets', ...ticks]) await expect(guide.link).toHaveValue(new RegExp(`\\b${id}\\b`))
  await expect(guide.rows.and(page.locator(':checked'))).toHaveCount(1 + ticks.length)
})

test('a profile’s values typed while the scripts start are kept', async ({ admin }) => {
  const release = await holdScripts(admin)
  await betweenTasks(admin, '#accountId', Array(20).fill(TYPE_A_DIGIT))
  await admin.goto(NEW_PROFILE, { waitUntil: 'commit' })
  const form = new ProfileFormPage(admin)
  await form.name.fill('Typed early')
  release()
  await expect(form.accountId).toHaveValue(/^77/)
  await expect(form.name).toHaveValue('Typed early')
})

test('saving as soon as the scripts start saves the values typed before', async ({ admin }) => {
  const release = await holdScripts(admin)
  await betweenTasks(admin, 'main form', [`document.querySelector('main form [type=submit]:not([tabindex])').click()`])
  await admin.goto(NEW_PROFILE, { waitUntil: 'commit' })
  await new ProfileFormPage(admin).fill(uniqueName())
  release()
  await expect(admin).toHaveURL(/saved=created/)
})

test('values typed early stay beside a draft, and become a draft themselves', async ({ admin }) => {
  admin.on('dialog', (dialog) => dialog.accept())
  const form = new ProfileFormPage(admin)
  await form.open()
  await form.name.fill('Drafted')
  await form.accountId.fill('1')
  const release = await holdScripts(admin)
  await admin.goto(NEW_PROFILE, { waitUntil: 'commit' })
  await form.accountId.fill('2')
  release()
  await expect(form.name).toHaveValue('Drafted')
  await expect(form.accountId).toHaveValue('2')
  await admin.reload()
  await expect(form.accountId).toHaveValue('2')
})

test('an early search among a profile’s actions filters them', async ({ admin }) => {
  const release = await holdScripts(admin)
  await admin.goto(NEW_PROFILE, { waitUntil: 'commit' })
  await admin.getByText('None chosen').click()
  await admin.getByRole('searchbox', { name: 'Search actions' }).fill('list budgets')
  release()
  await expect(admin.getByRole('group', { name: /^Actions/ }).getByRole('checkbox')).toHaveCount(1)
  await expect(admin.getByRole('searchbox', { name: 'Search actions' })).toHaveValue('list budgets')
})
