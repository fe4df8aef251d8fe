import pg from 'pg'
import { type PostgresServer, startPostgres } from '@/lib/db/testing/postgres-server'
import { expectEveryLook } from './support/every-look'
import { CANARY_SECRET, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, workerTest as test } from './support/test'
import { startWizard, type Wizard } from './support/wizard'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const SECRETS_KEY = Buffer.alloc(32, 7).toString('base64')
const AWAY = 'The wizard’s database is unavailable'

let postgres: PostgresServer
let wizard: Wizard
let url: string

test.beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.createDatabase()
  wizard = await startWizard({ DATABASE_URL: url, SECRETS_KEY })
})

test.afterAll(async () => {
  await wizard.stop()
  await postgres.remove()
})

test('while reading: every page says that the database is unavailable, and recovers by itself', async ({ page }) => {
  await signIn(page, wizard)
  const form = new ProfileFormPage(page)
  const id = await form.make('Kept safe', wizard.url + NEW_PROFILE)
  await postgres.stop()
  for (const path of [
    '/profiles',
    `/profiles/${id}`,
    `/profiles/${id}/edit`,
    `/profiles/${id}/stackone`,
    '/history',
    NEW_PROFILE,
  ]) {
    await page.goto(wizard.url + path)
    await expect(page.getByRole('heading', { name: AWAY })).toBeVisible()
    // The log has the cause, at the request ID that the page shows.
    const [, id = ''] = /at request (\S+)\./.exec((await page.getByRole('main').textContent()) ?? '') ?? []
    expect(
      wizard
        .output()
        .split('\n')
        .find((line) => line.includes(id) && line.includes('"level":"error"')),
    ).toContain('The database')
  }
  await page.goto(`${wizard.url}/profiles`)
  await expectEveryLook(page, 'app/profiles/page.tsx', 'the database is away')
  expect(await (await page.request.get(`${wizard.url}/profiles`)).text()).toContain(
    '<noscript><meta http-equiv="refresh"',
  )
  expect((await page.request.get(`${wizard.url}/api/profiles`)).status()).toBe(503)
  expect((await page.request.get(`${wizard.url}/profiles/${id}/stackone.md`)).status()).toBe(503)
  await page.goto(`${wizard.url}/connectors/databricks/oauth-u2m`)
  await expect(page.getByRole('heading', { name: /Connect Databricks/ })).toBeVisible()
  await page.goto(`${wizard.url}/profiles/${id}`)
  await postgres.start()
  // The page retries by itself.
  await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible({ timeout: 30_000 })
})

test('while writing: the form says that the database is unavailable, keeps the typed values, and a retry saves once', async ({
  page,
}) => {
  await signIn(page, wizard)
  const form = new ProfileFormPage(page)
  await form.open(wizard.url + NEW_PROFILE)
  await form.fill('Written later')
  await postgres.stop()
  await form.save.click()
  await expect(form.summary).toContainText('database is unavailable. Nothing was saved.', { timeout: 15_000 })
  await expect(form.summary).toBeFocused()
  await expect(form.name).toHaveValue('Written later')
  await expect(form.secret).toHaveValue(CANARY_SECRET)
  await postgres.start()
  await expect(async () => {
    await form.save.click()
    await expect(page).toHaveURL(/saved=created/, { timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  await page.goto(`${wizard.url}/profiles?q=Written+later`)
  await expect(page.getByText('1 profile', { exact: true })).toBeVisible()
})

test('an open list says that the database is unavailable, and recovers by itself', async ({ page }) => {
  await signIn(page, wizard)
  await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toBeVisible()
  await postgres.stop()
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('kept')
  await expect(page.getByText('The list is unavailable. It tries again by itself.')).toBeVisible()
  await postgres.start()
  await expect(page.getByText('The list is unavailable.')).toBeHidden({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: 'Kept safe' })).toBeVisible()
})

test('while the database is unavailable, health is 200, readiness fails, and sign-in names the cause', async ({
  page,
}) => {
  const statusOf = async (path: string) => (await page.request.get(wizard.url + path)).status()
  await postgres.stop()
  expect([await statusOf('/api/health'), await statusOf('/api/ready')]).toEqual([200, 503])
  await page.goto(`${wizard.url}/sign-in`)
  await page.getByLabel('Access code').fill('any')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('database is unavailable, so nobody can sign in')).toBeVisible({ timeout: 15_000 })
  await page.goto(`${wizard.url}/setup/${'x'.repeat(43)}`)
  await expect(page.getByRole('heading', { name: 'The wizard’s database is unavailable' })).toBeVisible()
  await expectEveryLook(page, 'app/setup/error.tsx', 'a setup link')
  await postgres.start()
  await expect.poll(() => statusOf('/api/ready')).toBe(200)
})

test('a page that breaks shows its number in the log, and no other detail of the fault', async ({ page }) => {
  await signIn(page, wizard)
  const database = new pg.Client(url)
  await database.connect()
  await database.query(
    "INSERT INTO audit_events (at, actor, action, details) VALUES (now(), 'Ann', 'profile.changed', 'null')",
  )
  await database.end()
  const answer = await page.goto(`${wizard.url}/history`)
  expect(answer?.status()).toBe(500)
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  const id = (await page.locator('main code').textContent()) ?? 'none'
  await expectEveryLook(page, 'app/error.tsx', 'a page that broke')
  expect(await page.content()).not.toMatch(/TypeError|at \w+ \(|\.next|node_modules/)
  const lines = wizard.output().split('\n')
  expect(lines.some((line) => line.includes(id) && line.includes('A request failed.'))).toBe(true)
})

test('a database failure after the session was read is reported too, and the page recovers by itself', async ({
  page,
}) => {
  await signIn(page, wizard)
  const database = new pg.Client(url)
  await database.connect()
  await database.query('ALTER TABLE profiles RENAME TO hidden')
  await page.goto(`${wizard.url}/profiles`)
  await expect(page.getByRole('heading', { name: AWAY })).toBeVisible()
  const id = (await page.locator('main code').textContent()) ?? 'none'
  expect(
    wizard
      .output()
      .split('\n')
      .find((line) => line.includes(id)),
  ).toContain('The database answered 42P01')
  await database.query('ALTER TABLE hidden RENAME TO profiles')
  await database.end()
  await expect(page.getByRole('heading', { name: 'Connector profiles' })).toBeVisible({ timeout: 30_000 })
})

test('a start while the database is unavailable waits for it, then prints the access code', async ({ page }) => {
  const fresh = await postgres.createDatabase()
  await postgres.stop()
  const late = await startWizard({ DATABASE_URL: fresh, SECRETS_KEY })
  expect(late.output()).toContain('The wizard starts without it and tries again.')
  await page.goto(`${late.url}/connectors/databricks/oauth-u2m`)
  await expect(page.getByRole('heading', { name: /Connect Databricks/ })).toBeVisible()
  await postgres.start()
  await expect.poll(late.output, { timeout: 30_000 }).toMatch(/The access code is \S+/)
  await late.stop()
})

test('the log names no password and no value', () => {
  expect(wizard.output()).toContain('The database answered')
  for (const canary of ['postgres:postgres@', SECRETS_KEY, CANARY_SECRET, 'Kept safe', 'Failed query']) {
    expect(wizard.output()).not.toContain(canary)
  }
})
