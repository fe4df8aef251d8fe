import type { Browser, Page, Response } from '@playwright/test'
import { expectEveryLook } from './support/every-look'
import { hydrated } from './support/hydrated'
import { CANARY_SECRET, ProfileFormPage, uniqueName } from './support/profile-form'
import { signIn } from './support/sign-in'
import { expect, adminTest as test } from './support/test'
import { makeApp, TestRunPage } from './support/test-run'
import type { Wizard } from './support/wizard'

// The tests share one wizard, so they stay in one worker.
test.describe.configure({ mode: 'serial' })

/** Another admin in a new browser. */
async function anotherAdmin(browser: Browser, wizard: Wizard, name: string, isScripted = true): Promise<Page> {
  const signedIn = await browser.newContext()
  await signIn(await signedIn.newPage(), wizard, { name })
  if (isScripted) return signedIn.pages()[0] ?? signedIn.newPage()
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await signedIn.storageState() })
  await signedIn.close()
  return context.newPage()
}

/**
 * Collects every later response that contains the secret, as `METHOD path`. A response is missing if the browser has
 * dropped its body, which it may do once the page no longer needs it.
 */
function answersWithSecret(pages: readonly Page[]) {
  const found: string[] = []
  const read: Promise<unknown>[] = []
  const look = async (response: Response) => {
    const body = response.request().redirectedTo() ? '' : await response.text().catch(() => '')
    if (!body.includes(CANARY_SECRET)) return
    expect(response.headers()['cache-control']).toContain('no-store')
    found.push(`${response.request().method()} ${new URL(response.url()).pathname}`)
  }
  for (const page of pages) page.context().on('response', (response) => read.push(look(response)))
  return async () => {
    await Promise.all(read)
    return found
  }
}

test('a secret is copied once by a colleague, entered in StackOne, and erased here', async ({
  admin: ann,
  browser,
  wizard,
}) => {
  test.slow()
  const id = await new ProfileFormPage(ann).make(uniqueName())
  const [ben, cid] = [await anotherAdmin(browser, wizard, 'Ben'), await anotherAdmin(browser, wizard, 'Cid')]
  const answers = answersWithSecret([ann, ben, cid])

  // Only the admin who entered the secret can allow a copy.
  await ben.goto(`${wizard.url}/profiles/${id}`)
  await expect(ben.locator('#envelope')).toContainText('Only Ann (access code), who entered the Client Secret')
  await ben.goto(`${wizard.url}/profiles/${id}/secret`)
  await expect(ben.getByText('Nobody has allowed it.')).toBeVisible()

  await ann.goto(`${wizard.url}/profiles/${id}`)
  await hydrated(ann)
  const card = ann.locator('#envelope')
  await card.getByLabel('Until').selectOption('in 1 hour')
  await card.getByRole('button', { name: 'Allow one copy' }).click()
  await expect(card).toContainText('Anyone with the access code can copy the Client Secret once, until')
  await card.getByRole('button', { name: 'Withdraw the permission' }).click()
  await expect(card).toContainText('The permission was withdrawn.')
  await card.getByRole('button', { name: 'Allow one copy' }).click()
  await expect(card).toContainText('Nobody has copied it yet.')

  // Two colleagues at the same time: both have to tick the box, and only one gets the secret.
  for (const page of [ben, cid]) {
    await page.goto(`${wizard.url}/profiles/${id}/stackone`)
    await page.getByRole('link', { name: 'Copy the Client Secret once' }).click()
    await hydrated(page)
    await page.getByRole('button', { name: 'Show the Client Secret once' }).click()
    await expect(page.getByRole('alert').first()).toContainText('tick this box')
    await page.getByRole('checkbox').check()
  }
  await expectEveryLook(ben, 'app/profiles/[id]/secret/page.tsx', 'before it is copied')
  await Promise.all([ben, cid].map((page) => page.getByRole('button', { name: 'Show the Client Secret once' }).click()))
  const shown = (page: Page) => page.getByText(CANARY_SECRET)
  const late = (page: Page) => page.getByText('was copied already')
  for (const page of [ben, cid]) await expect(shown(page).or(late(page))).toBeVisible()
  const [winner, loser] = (await shown(ben).isVisible()) ? [ben, cid] : [cid, ben]
  await expect(late(loser)).toBeVisible()
  await expect(shown(loser)).toHaveCount(0)
  await expectEveryLook(winner, 'app/profiles/[id]/secret/page.tsx', 'shown once')

  await winner.reload()
  await expect(winner.getByRole('heading', { name: 'You cannot copy the Client Secret' })).toBeVisible()
  await expectEveryLook(winner, 'app/profiles/[id]/secret/page.tsx', 'copied already')
  await winner.goBack()
  await winner.goForward()
  await expect(shown(winner)).toHaveCount(0)
  expect([[], [`POST /profiles/${id}/secret`]]).toContainEqual(await answers())
  await ann.reload()
  await expect(card).toContainText(/(Ben|Cid) \(access code\) copied the Client Secret on/)
  await expect(ann.getByRole('listitem').filter({ hasText: 'copied the secret' })).toBeVisible()

  // On the page for StackOne, the ticks and “Entered in StackOne” belong to one version of the profile.
  await ann.goto(`${wizard.url}/profiles/${id}/stackone`)
  await hydrated(ann)
  const clientId = ann.getByRole('checkbox', { name: 'Client ID' })
  await clientId.check()
  await ann.reload()
  await expect(clientId).toBeChecked()
  await expect(ann.getByRole('link', { name: 'Connector Profiles' })).toHaveAttribute('target', '_blank')
  await ann.getByRole('button', { name: 'I have entered it' }).click()
  await expect(ann.getByText('Entered in StackOne by Ann (access code)')).toBeVisible()
  const phases = ann.getByRole('navigation', { name: 'Setup' })
  await expect(phases.getByRole('listitem').filter({ hasText: 'StackOne (done)' })).toBeVisible()
  await expectEveryLook(ann, 'app/profiles/[id]/stackone/page.tsx', 'entered, secret copied')
  const form = new ProfileFormPage(ann)
  await form.open(`${wizard.url}/profiles/${id}/edit`)
  await form.scopes.fill('all-apis')
  await form.save.click()
  await expect(ann.getByText('Saved.', { exact: true })).toBeVisible()
  await ann.goto(`${wizard.url}/profiles/${id}/stackone`)
  await expect(ann.getByText('The profile has changed since')).toBeVisible()
  await expect(clientId).not.toBeChecked()
  await expect(phases.getByRole('listitem').filter({ hasText: 'StackOne (done)' })).toHaveCount(0)

  await ann.getByText('Erase the wizard’s copy').click()
  await ann.getByRole('button', { name: 'Erase the Client Secret here for good' }).click()
  await expect(ann.getByText('This profile waits for its Client Secret.')).toBeVisible()
  expect(wizard.output()).not.toContain(CANARY_SECRET)
  await Promise.all([ben, cid].map((page) => page.context().close()))
})

test('without JavaScript, a hand-over is allowed, copied once, and gone on reload', async ({ browser, wizard }) => {
  const page = await anotherAdmin(browser, wizard, 'Dan', false)
  await page.goto(`${wizard.url}/profiles/new/databricks/oauth-u2m`)
  const form = new ProfileFormPage(page)
  await form.fill(uniqueName())
  await form.save.click()
  const id = new URL(page.url()).pathname.split('/')[2]
  const answers = answersWithSecret([page])
  await page.getByRole('button', { name: 'Allow one copy' }).click()
  await expect(page.locator('#envelope')).toContainText('Nobody has copied it yet.')
  await page.goto(`${wizard.url}/profiles/${id}/secret`)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Show the Client Secret once' }).click()
  await expect(page.getByText(CANARY_SECRET)).toBeVisible()
  // A reload resends the form.
  await page.reload()
  await expect(page.getByText(CANARY_SECRET)).toHaveCount(0)
  expect([[], [`POST /profiles/${id}/secret`]]).toContainEqual(await answers())
  await page.context().close()
})

test('a link lets someone without an account sign in for a test once, and the owner’s page continues', async ({
  admin,
  browser,
  sandbox,
  wizard,
}) => {
  test.slow()
  const run = new TestRunPage(admin)
  await run.start(await makeApp(sandbox, wizard))
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await admin.getByText('Send the sign-in to an account admin').click()
  await admin.getByRole('button', { name: 'Create a sign-in link' }).click()
  await expect(admin.getByText('Nobody has used it yet.')).toBeVisible()
  await expectEveryLook(admin, 'app/test-runs/[id]/page.tsx', 'a sign-in link was made')
  const link = (await admin.locator('code').filter({ hasText: '/sign-in-for/' }).textContent()) ?? ''

  // A link scanner's HEAD and GET do not use the link up.
  const scanner = await browser.newContext()
  for (const method of ['HEAD', 'GET']) expect((await scanner.request.fetch(link, { method })).status()).toBe(200)

  const context = await browser.newContext({ javaScriptEnabled: false })
  const guest = await context.newPage()
  await guest.goto(link)
  await expect(guest.getByText('Ann is testing a connection')).toBeVisible()
  await guest.getByRole('button', { name: 'Sign in at Databricks' }).click()
  await guest.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  await guest.getByRole('button', { name: 'Allow' }).click()
  await expect(guest.getByRole('heading', { name: 'Done, thank you' })).toBeVisible({ timeout: 30_000 })
  await expect(run.heading('Ready')).toBeVisible()
  expect(await guest.content()).not.toMatch(/Profile \d+-\d+/)

  // The guest's browser sees the result, and nothing else. Another browser gets the same page as for an unknown link.
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Done, thank you' })).toBeVisible()
  const ofAdmin = await context.request.get(admin.url(), { maxRedirects: 0 })
  expect(ofAdmin.headers().location).toMatch(/^\/sign-in\?return=/)
  const stranger = await scanner.newPage()
  const texts = []
  for (const path of [link, `${wizard.url}/sign-in-for/${'x'.repeat(43)}`]) {
    await stranger.goto(path)
    texts.push(await stranger.locator('main').textContent())
    const answer = await scanner.request.post(`${path}/start`, { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers()['set-cookie']).toBeUndefined()
  }
  expect(new Set(texts).size).toBe(1)
  await expectEveryLook(stranger, 'app/sign-in-for/[token]/page.tsx', 'no such link')

  // A second link, whose sign-in is refused at the provider: its guest reads that the test has not passed.
  const credentials = await makeApp(sandbox, wizard)
  await run.start(credentials)
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await admin.getByText('Send the sign-in to an account admin').click()
  await admin.getByRole('button', { name: 'Create a sign-in link' }).click()
  const second = (await admin.locator('code').filter({ hasText: '/sign-in-for/' }).textContent()) ?? ''
  await stranger.goto(second)
  await expectEveryLook(stranger, 'app/sign-in-for/[token]/page.tsx', 'asks')
  await stranger.getByRole('button', { name: 'Sign in at Databricks' }).click()
  await stranger.getByRole('button', { name: 'Ada Admin, account admin' }).click()
  // A callback with the right state counts only in the guest's browser: not without its cookie, and not in another
  // guest's browser.
  const onward = await scanner.request.get(`${wizard.url}/sign-in-for/provider`, { maxRedirects: 0 })
  const state = new URL(onward.headers().location ?? '').searchParams.get('state') ?? ''
  const thief = await browser.newContext()
  for (const { request } of [thief, context]) {
    const query = new URLSearchParams({ code: 'stolen', state })
    const answer = await request.get(`${wizard.url}/connect/callback?${query}`, { maxRedirects: 0 })
    expect(answer.headers().location).toBe('/sign-in-for')
  }
  await thief.close()
  await expect(run.heading('Sign in at Databricks')).toBeVisible()
  await stranger.getByRole('button', { name: /^(Cancel|Deny)/ }).click()
  await expect(stranger.getByRole('heading', { name: 'Thank you. The test has not passed' })).toBeVisible()
  await expect(run.heading('Incomplete')).toBeVisible()
  await expectEveryLook(stranger, 'app/sign-in-for/page.tsx', 'failed')

  const profile = await admin.getByRole('link', { name: 'The profile', exact: true }).getAttribute('href')
  await admin.goto(`${wizard.url}${profile}/stackone`)
  await expect(admin.getByText('it is practice, and is never entered in StackOne')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'I have entered it' })).toHaveCount(0)
  for (const url of [link, second]) expect(wizard.output()).not.toContain(url.split('/').at(-1))
  expect(wizard.output()).toContain('/sign-in-for/')
  await Promise.all([context.close(), scanner.close()])
})
