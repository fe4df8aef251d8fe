import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acmeOauth, acmeTest } from '@/e2e/fixtures/acme'
import { Cookies } from '@/sandbox/testing/cookies'
import type { Connection } from '../db/database'
import { temporaryDatabase } from '../db/testing/databases'
import { callbackUrl } from '../guide/callback-url'
import type { Guide } from '../guide/schema'
import { destinationOf } from '../profile/destination'
import { createProfile, findProfile } from '../profile/store'
import { sampleProfile } from '../profile/testing/sample-profile'
import type { KeyRing } from '../security/seal'
import { makeReport } from './report'
import { reportMarkdown } from './report-markdown'
import type { TestRun } from './run'
import { findRun } from './run-store'
import { answerRun, type RunDeps, signInUrl, startRun } from './runner'
import type { StageId } from './stage'
import { ACME_APP, startAcme } from './testing/acme-server'
import { makeView } from './view'

// A second connector works: a whole live test, at a provider that has only OAuth 2.0 in common with Databricks.

const RING: KeyRing = [Buffer.alloc(32, 7)]
const PUBLIC_URL = 'http://localhost:9'
const VERSIONS = { wizard: '0', node: '0' }

let connection: Connection
beforeAll(async () => {
  connection = await temporaryDatabase()
})
afterAll(() => connection.close())

interface Tested {
  guide: Guide
  run: TestRun
  host: string
  apiHost: string
}

/** Runs a live test of an Acme profile to its end. */
async function testLive(acme: Partial<Parameters<typeof startAcme>[0]> = {}, clientSecret = ACME_APP.clientSecret) {
  const redirectUri = callbackUrl(PUBLIC_URL)
  const { host, apiHost, stop } = await startAcme({ redirectUri, ...acme })
  const guide: Guide = { ...acmeOauth, clouds: [{ id: 'main', label: 'Acme', host, apiHost, scheme: 'http' }] }
  const { db } = connection
  const world: RunDeps = {
    db,
    ring: RING,
    tools: { fetch, clock: () => performance.now(), now: () => new Date() },
    publicUrl: PUBLIC_URL,
    findTest: () => ({ guide, provider: acmeTest }),
  }
  const id = randomUUID()
  const { clientId, site } = ACME_APP
  const scopes = 'parts.read orders.write'
  await createProfile(
    { db, ring: RING, now: new Date(), actor: 'Ann' },
    {
      id,
      submissionId: randomUUID(),
      connector: guide.connector,
      guide: guide.slug,
      input: { name: id, cloud: 'main', fields: { accountId: site, clientId }, scopes, actions: ['order_part'] },
      secrets: { clientSecret },
      secretFor: destinationOf(guide, { cloud: 'main', fields: {} }) ?? '',
    },
  )
  const profile = await findProfile(db, id)
  const begun = profile && (await startRun(world, profile, { startedBy: 'Ann', owner: 'ann' }))
  if (!begun) throw new Error('No test was begun.')
  await begun.done
  const url = await signInUrl(world, begun.id)
  if (url) await (await answerRun(world, begun.id, await signIn(url, redirectUri)))?.done
  await stop()
  const run = (await findRun(db, begun.id))?.run
  if (!run) throw new Error('The test is gone.')
  return { guide, run, host, apiHost } satisfies Tested
}

/** The callback after a user agreed to everything. */
async function signIn(address: string, redirectUri: string): Promise<string> {
  const cookies = new Cookies()
  let url = address
  while (!url.startsWith(redirectUri)) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: cookies.headerFor(url) } })
    cookies.keep(url, response.headers.getSetCookie())
    const location = response.headers.get('location')
    if (!location) throw new Error(`The sign-in ended at ${url}: ${await response.text()}`)
    url = new URL(location, url).href
  }
  return new URL(url).search.slice(1)
}

function outcomesOf({ run }: Tested) {
  return Object.fromEntries(run.stages.map(({ id, outcome }) => [id, outcome]))
}

function viewOf({ run, guide }: Tested) {
  return makeView(run, { guide, test: acmeTest, profile: { name: 'Acme', version: 1 }, isMine: true })
}

/** The text of a stage's advice. */
function saidBy(tested: Tested, id: StageId) {
  return viewOf(tested).stages.find((stage) => stage.id === id)?.advice ?? []
}

test('a profile of another provider is proven with its own hosts, scopes and words', async () => {
  const tested = await testLive()
  const { run, guide, host, apiHost } = tested
  expect(outcomesOf(tested)).toEqual({
    config: 'pass',
    discovery: 'pass',
    client: 'pass',
    authorize: 'pass',
    token: 'pass',
    scopes: 'pass',
    identity: 'warn',
    // One of the scopes cannot be tested.
    api: 'warn',
    refresh: 'pass',
    'clean-up': 'pass',
  })
  expect(run.outcome).toBe('ready')
  const asked = run.stages.flatMap(({ id, exchanges }) => exchanges.map(({ url }) => [id, new URL(url).host]))
  expect(asked.filter(([, each]) => each !== host)).toEqual([
    ['api', apiHost],
    // The control, with a spoiled token.
    ['api', apiHost],
    // With the refreshed token.
    ['refresh', apiHost],
  ])
  expect(saidBy(tested, 'api').map(({ cause }) => cause)).toEqual([expect.stringContaining('with orders.write')])
  // The test could not see whether StackOne's own redirect URL is registered.
  expect(viewOf(tested).unseenRedirectUrl).toBe(acmeTest.redirectUrl)
  const report = reportMarkdown(makeReport(run, sampleProfile({ name: 'Acme' }), guide, acmeTest, VERSIONS))
  expect(report).toContain(`- Site: \`${ACME_APP.site}\`\n- App ID: \`${ACME_APP.clientId}\``)
  expect(report).not.toMatch(/databricks|account id|client id|offline_access/i)
})

test('another provider’s sentence is recognised and answered in its words', async () => {
  const tested = await testLive({ refusal: 'Only for some: ask your captain.' })
  expect(tested.run.outcome).toBe('failed')
  expect(saidBy(tested, 'api')[0]).toMatchObject({
    title: 'The person who signed in is not a captain',
    cause: expect.stringContaining('Acme refuses these calls (parts.read)'),
  })
})

test('a wrong secret is reported before the sign-in, with the provider’s own field names', async () => {
  const tested = await testLive({}, 'not-the-secret-of-acme')
  expect(outcomesOf(tested)).toMatchObject({ client: 'fail', authorize: 'skipped' })
  expect(saidBy(tested, 'client')[0]?.title).toBe('The App ID, the App secret or the Site is wrong')
})

test('an app without refresh tokens is reported, although no scope asks for them', async () => {
  const tested = await testLive({ givesRefreshToken: false })
  expect(outcomesOf(tested)).toMatchObject({ token: 'warn', refresh: 'skipped' })
  expect(saidBy(tested, 'token')).toMatchObject([
    {
      title: 'No refresh token was issued',
      cause: 'Acme gave none: the connection would end with its first access token.',
      link: { href: expect.stringContaining('/connectors/acme/oauth?actions=order_part#sign-in') },
    },
  ])
})
