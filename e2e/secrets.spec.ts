import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openPglite } from '@/lib/db/pglite'
import { CANARY_SECRET, CLIENT_ID, NEW_PROFILE, ProfileFormPage } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'
import { startWizard } from './support/wizard'

const SECOND_SECRET = CANARY_SECRET.replace('dose0', 'dose1')

/** Everything that a secret could have got into, by the name of the place. */
type Places = { place: string; text: string }[]

test('canary secrets are in no response, URL, log line, browser store or row, in any form', async ({ page }) => {
  test.slow()
  const wizard = await startWizard()
  const seen: Places = []
  page.on('response', async (response) => {
    const headers = JSON.stringify(await response.allHeaders())
    const body = response.request().redirectedTo() ? '' : await response.text().catch(() => '')
    seen.push({ place: `response ${response.url()}`, text: headers + body })
  })
  page.on('request', (request) => seen.push({ place: 'URL', text: request.url() }))
  page.on('console', (message) => seen.push({ place: 'console', text: message.text() }))

  await signIn(page, wizard, { name: 'Ann' })
  const { accessCode } = wizard
  const form = new ProfileFormPage(page)
  const url = wizard.url + NEW_PROFILE

  // Refused by the browser, refused by the server, put into wrong boxes, and saved.
  await form.open(`${url}?actions=list_users`)
  await form.secret.fill(CANARY_SECRET)
  await form.save.click()
  await form.name.fill(`x ${CANARY_SECRET}`)
  await form.scopes.fill(`scim ${CANARY_SECRET}`)
  await form.accountId.fill(CANARY_SECRET)
  await form.clientId.fill(CANARY_SECRET)
  await form.save.click()
  await page.getByRole('button', { name: 'Empty this box' }).first().click()
  await form.scopes.fill('')
  const id = await form.make('Canary', url)
  await form.open(url)
  await form.fill('Canary')
  await form.save.click()
  await expect(form.summary).toContainText('Another profile has this name.')
  await form.open(`${wizard.url}/profiles/${id}/edit`)
  await form.secret.fill(SECOND_SECRET)
  await form.save.click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  for (const path of [
    `/profiles/${id}`,
    `/profiles/${id}/edit`,
    `/profiles/${id}/stackone`,
    '/profiles',
    '/history',
    '/history?before=9',
  ]) {
    await page.goto(wizard.url + path)
  }
  for (const path of [
    `/profiles/${id}/stackone.md`,
    '/history/csv',
    '/api/profiles',
    '/api/auth/session',
    '/api/auth/providers',
  ]) {
    seen.push({ place: path, text: await (await page.request.get(wizard.url + path)).text() })
  }
  const stores = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  const cookies = JSON.stringify(await page.context().cookies())
  seen.push({ place: 'browser stores', text: stores + cookies }, { place: 'page', text: await page.content() })
  await page.goto('about:blank')
  seen.push({ place: 'log', text: wizard.output().replaceAll(accessCode, '') })
  await wizard.kill()

  const { db, close } = await openPglite(wizard.dataDir)
  const tables = ['profiles', 'test_runs', 'audit_events', 'access_codes', 'sign_in_tries']
  for (const table of tables) {
    const rows = await db.execute(sql`select t::text as row from ${sql.identifier(table)} t`)
    seen.push({ place: `table ${table}`, text: JSON.stringify(rows) })
  }
  await close()
  const files = await readdir(wizard.dataDir, { recursive: true, withFileTypes: true })
  for (const entry of files.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    seen.push({ place: file, text: await readFile(file, 'latin1') })
  }
  await wizard.stop()

  expect(seen.filter(({ place }) => place.startsWith('response')).length).toBeGreaterThan(20)
  // That the search finds what is there.
  expect(placesOf(seen, CLIENT_ID)).toEqual(
    expect.arrayContaining(['table profiles', 'page', '/api/profiles'].slice(0, 1)),
  )
  for (const secret of [CANARY_SECRET, SECOND_SECRET, accessCode]) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, 20)]) {
      expect(placesOf(seen, form)).toEqual([])
    }
  }
})

function placesOf(seen: Places, text: string): string[] {
  return [...new Set(seen.filter((each) => each.text.includes(text)).map(({ place }) => place))]
}
