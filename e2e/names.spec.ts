import type { Page } from '@playwright/test'
import { NEW_PROFILE, ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, adminTest as test } from './support/test'
import { makeApp, setFaults, TestRunPage } from './support/test-run'

test('a screen reader hears each field’s error with its field', async ({ admin }) => {
  const form = new ProfileFormPage(admin)
  await form.open(`${NEW_PROFILE}?actions=list_users`)
  await form.save.click()
  for (const box of [form.name, form.accountId, form.clientId, form.secret]) {
    await expect(box).toHaveAttribute('aria-invalid', 'true')
  }
  const problems = form.summary.getByRole('link')
  await expect(problems).toHaveCount(4)
  for (const problem of await problems.all()) {
    const words = (await problem.textContent()) ?? ''
    await problem.click()
    await expect(admin.locator('[aria-invalid=true]:focus')).toHaveAccessibleDescription(
      new RegExp(`Error: ${words.replaceAll(/[.*+?()]/g, '\\$&')}`),
    )
  }
  await expect(form.name).toHaveAccessibleDescription(
    'For you and your colleagues, like “Production”. Error: Enter a name, like “Production”.',
  )
  await expect(form.cloud).toHaveAttribute('aria-invalid', 'false')
})

test('on a narrow screen a table keeps its roles, and can be sorted', async ({ admin }) => {
  const name = uniqueName()
  await new ProfileFormPage(admin).make(name)
  await admin.setViewportSize({ width: 320, height: 800 })
  await admin.goto(`/profiles?q=${name}`)
  const table = admin.getByRole('table', { name: 'Profiles' })
  const row = table.getByRole('row', { name })
  await expect(row.getByRole('rowheader')).toContainText(name)
  await expect(table.getByRole('columnheader')).toHaveCount(1 + (await row.getByRole('cell').count()))
  await admin.getByRole('link', { name: 'Last test' }).click()
  await expect(admin).toHaveURL(/sort=-tested/)
  await expect(admin.getByRole('columnheader', { name: 'Last test' })).toHaveAttribute('aria-sort', 'descending')
})

test('a screen reader hears each stage’s end, and whose turn it is', async ({ admin, sandbox, wizard }) => {
  const app = await makeApp(sandbox, wizard)
  await setFaults(sandbox, app.accountId, ['clock-ahead'], 3000)
  const run = new TestRunPage(admin)
  await run.start(app, '&actions=list_users')
  const said = await listenTo(admin)
  await expect(run.heading('Testing')).toBeVisible()
  await setFaults(sandbox, app.accountId, ['clock-ahead'], 200)
  await expect(run.heading('Sign in at Databricks')).toBeFocused()
  await expect(run.next.getByRole('link', { name: 'Sign in at Databricks (opens a new tab)' })).toBeVisible()
  await expect(admin.getByRole('figure')).toHaveAccessibleName('Now: Sign-in, between your browser and Databricks.')
  for (const [stage, end] of [
    ['Profile', /Passed/],
    ['Server', /Passed with a warning/],
    ['Sign-in', /Now/],
    ['Tokens', /Not yet/],
  ] as const) {
    await expect(run.stage(stage)).toContainText(end)
  }
  await expect(run.stages.locator('[aria-current=step]')).toContainText('Sign-in')
  await expect.poll(said).toContain('Now sign in at Databricks.')
  expect(await said()).toContain('Server: Passed with a warning.')
  const other = await admin.context().newPage()
  await other.goto(admin.url())
  await new TestRunPage(other).signInAs()
  await other.close()
  await expect(run.heading('Ready')).toBeVisible()
  await expect.poll(said).toContain('The test has ended: Ready.')
  expect(await said()).toMatch(/[1-9] of 10 stages passed\./)
})

test('each page has a unique title', async ({ admin }) => {
  const id = await new ProfileFormPage(admin).make(uniqueName())
  const paths = [
    '/',
    '/nowhere',
    '/connectors/databricks/oauth-u2m',
    '/connectors/databricks/oauth-u2m?actions=list_users',
    '/sign-in?error=AccessDenied',
    '/profiles',
    NEW_PROFILE,
    `/profiles/${id}`,
    `/profiles/${id}/edit`,
    `/profiles/${id}/delete`,
    `/profiles/${id}/stackone`,
    '/profiles/not-an-id',
    '/test-runs/not-an-id',
    '/history',
    '/connect/problem?because=no-test',
    '/connect/problem?because=signed-out',
  ]
  const titles = []
  for (const path of paths) {
    const html = await (await admin.request.get(path)).text()
    titles.push([...html.matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title).join(' and '))
  }
  expect(titles.filter((title) => !/^(Connector setup|.+ · Connector setup)$/.test(title))).toEqual([])
  expect(new Set(titles).size).toBe(paths.length)
  const unknown = await (await admin.request.get('/profiles/new/databricks/nothing')).text()
  expect(unknown.match(/<title>[^<]+/g)).toEqual(['<title>No such page · Connector setup'])
})

/** Records the announcements for screen readers. Returns a function that reads them. */
async function listenTo(page: Page): Promise<() => Promise<string>> {
  const said: string[] = []
  await page.exposeFunction('heard', (text: string) => said.push(text))
  await page.locator('#announcer').evaluate((region) => {
    const { heard } = window as Window & { heard?: (text: string) => void }
    new MutationObserver(() => heard?.(region.textContent ?? '')).observe(region, { childList: true })
  })
  return async () => said.join(' ')
}
