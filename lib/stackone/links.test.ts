import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { followAuthLink } from '@/sandbox/testing/stackone'
import { onDatabase } from '../db/testing/databases'
import { databricksTest } from '../guides/testing/databricks'
import { subjectOf } from '../oauth-test/subject'
import type { KeyRing } from '../security/seal'
import { refreshConnector } from './connector-store'
import { explainLink } from './explain-link'
import { findLink, linksOf, openLinkSecrets, resealLinks } from './link-store'
import { followLink, makeLink } from './links'
import { confirmReference, findReference, forgetReference } from './reference-store'
import { isStackOneError } from './stackone-error'
import { makeConfirmed, makeProfile, type StackOneWorld, stackOneWorld } from './testing/world'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

const ORDER = { ownerId: 'acme', ownerName: 'Acme', expiresIn: 3600, accountId: null, actor: 'Ann' }

type Confirmed = Awaited<ReturnType<typeof makeConfirmed>>

async function link(world: StackOneWorld, { profile, reference }: Confirmed, changes: Partial<typeof ORDER> = {}) {
  return makeLink(world, { ...ORDER, ...changes, profile, reference })
}

async function follow(world: StackOneWorld, { profile, reference }: Confirmed, id: string) {
  const found = await findLink(world.db, id)
  if (!found) throw new Error('There is no such link.')
  return followLink(world, found, { profile, guide: world.guide, reference })
}

onDatabase('a link', (db) => {
  test('waits, completes when StackOne calls the account active, and then has no secrets', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-active')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    const secrets = await openLinkSecrets(db(), world.ring, id)
    expect(secrets?.url).toContain('/stackone/link/')
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'waiting' })
    expect(await followAuthLink(secrets?.url ?? '')).toContain('Account linked')
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'active', errorCode: null })
    expect(await openLinkSecrets(db(), world.ring, id)).toBeNull()
    // A second link for the same owner is not completed by the first one’s account.
    const second = await link(world, confirmed)
    expect(await follow(world, confirmed, second)).toMatchObject({ status: 'waiting' })
    expect(await linksOf(db(), confirmed.profile.id, 10)).toMatchObject([{ id: second }, { id, status: 'active' }])
  })

  test('completes without sign-ins reported by StackOne', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-quiet')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    await world.setUp({ on: ['no-attempts', 'accounts-in-data'] })
    await followAuthLink((await openLinkSecrets(db(), world.ring, id))?.url ?? '')
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'active' })
  })

  test('fails with the provider’s words and the live test’s advice, and may still succeed', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-error')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    const { url = '' } = (await openLinkSecrets(db(), world.ring, id)) ?? {}
    await followAuthLink(url, { consent: false })
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'error', errorCode: 'access_denied' })
    await followAuthLink(url)
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'active', errorCode: null })
  })

  test('an account in error is reported with StackOne’s reason', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-broken')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    await world.setUp({ on: ['account-error'] })
    await followAuthLink((await openLinkSecrets(db(), world.ring, id))?.url ?? '')
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'error', errorCode: 'connection_failed' })
  })

  test('expires at its time', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-expiry')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    world.pass(3_600_000)
    expect(await follow(world, confirmed, id)).toMatchObject({ status: 'expired' })
    expect(await openLinkSecrets(db(), world.ring, id)).toBeNull()
  })

  test('for an active account completes only by its own sign-in', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-again')
    const confirmed = await makeConfirmed(world, sandbox)
    const first = await link(world, confirmed)
    await followAuthLink((await openLinkSecrets(db(), world.ring, first))?.url ?? '')
    const { linkedAccountId } = await follow(world, confirmed, first)
    const again = await makeLink(world, { ...ORDER, ...confirmed, accountId: linkedAccountId })
    expect(await follow(world, confirmed, again)).toMatchObject({ status: 'waiting' })
    await followAuthLink((await openLinkSecrets(db(), world.ring, again))?.url ?? '')
    expect(await follow(world, confirmed, again)).toMatchObject({ status: 'active', linkedAccountId })
    expect((await world.stackOne.accounts('databricks')).items).toHaveLength(1)
  })

  test.each([
    ['a profile that vanished', 'profile-gone', 'not-found'],
    ['a profile that is disabled', 'profile-disabled', 'refused'],
    ['a session for another profile', 'other-profile', 'other-profile'],
    ['a key that was deleted', 'key-unknown', 'key-refused'],
  ])('is not created for %s', async (_what, fault, kind) => {
    const world = stackOneWorld(db(), sandbox, `link-${fault}`)
    const confirmed = await makeConfirmed(world, sandbox)
    await world.setUp({ on: [fault] })
    const error = await link(world, confirmed).catch((reason: unknown) => reason)
    expect(isStackOneError(error) && error.problem.kind).toBe(kind)
    expect(await linksOf(db(), confirmed.profile.id, 10)).toEqual([])
  })

  test('leaves no link, token or credential in plain rows or stored errors', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-canaries')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    const { url = '', token = '' } = (await openLinkSecrets(db(), world.ring, id)) ?? {}
    const session = sandbox.state.stackOne.sessionOf(token)?.session
    session?.attempts.push({
      ...{ id: 'x', status: 'error', state: 's', verifier: 'v', accountId: null, at: new Date() },
      errorCode: 'bad',
      errorDescription: `for ${confirmed.clientSecret} and ${token} at ${url}`,
    })
    const state = await follow(world, confirmed, id)
    expect(state.errorDescription).toContain('[removed]')
    await followAuthLink(url)
    await follow(world, confirmed, id)
    const accounts = [...(sandbox.state.stackOne.ofKey('v1.sandbox.link-canaries')?.accounts.values() ?? [])]
    for (const account of accounts) {
      const description = `The secret ${confirmed.clientSecret} is wrong.`
      account.reasons = [{ code: 'invalid_client', description, timestamp: '2026-11-28T12:00:00Z' }]
    }
    const { seen } = await refreshConnector(world, 'databricks')
    expect(seen?.accounts[0]?.reasons[0]?.description).toBe('The secret [removed] is wrong.')
    const canaries = [
      url,
      token,
      confirmed.clientSecret,
      ...accounts.flatMap((each) => Object.values(each.credentials)),
    ]
    const rows = await everyRow(db())
    for (const canary of canaries.filter((each) => typeof each === 'string' && each.length > 20)) {
      expect(rows).not.toContain(canary)
    }
    expect(canaries.length).toBeGreaterThan(5)
  })

  test('can be followed after the key was changed', async () => {
    const world = stackOneWorld(db(), sandbox, 'link-keys')
    const confirmed = await makeConfirmed(world, sandbox)
    const id = await link(world, confirmed)
    const ring: KeyRing = [Buffer.alloc(32, 8), ...world.ring]
    await resealLinks(db(), ring)
    expect(await openLinkSecrets(db(), [Buffer.alloc(32, 8)], id)).toMatchObject({ token: expect.any(String) })
    expect(await openLinkSecrets(db(), world.ring, id)).toBeNull()
  })

  test('cannot match two profiles of the wizard to one in StackOne', async () => {
    const world = stackOneWorld(db(), sandbox, 'references')
    const { profile, reference } = await makeConfirmed(world, sandbox)
    const { profile: other } = await makeProfile(world, sandbox)
    const confirmation = { db: db(), now: world.now(), actor: 'Ann' }
    const named = { id: reference, name: 'x' }
    expect(await confirmReference({ ...confirmation, profile: other, reference: named })).toEqual({
      ok: false,
      takenBy: profile.name,
    })
    expect(await forgetReference({ ...confirmation, profile })).toBe(true)
    expect(await confirmReference({ ...confirmation, profile: other, reference: named })).toEqual({ ok: true })
    expect(await findReference(db(), other.id)).toMatchObject({ reference, confirmedBy: 'Ann' })
  })

  test('explains an error by the redirect URL of StackOne and its profile', async () => {
    const world = stackOneWorld(db(), sandbox, 'explain')
    const { profile } = await makeProfile(world, sandbox)
    const subject = subjectOf(world.publicUrl, world.guide, profile)
    const explain = (errorCode: string, errorDescription: string | null, isReady = false) =>
      explainLink(
        { errorCode, errorDescription },
        {
          guide: world.guide,
          test: databricksTest,
          subject,
          profile: { id: profile.id, lastTestOutcome: isReady ? 'ready' : null },
        },
      )
    expect(explain('access_denied', 'The user denied the request').advice.id).toBe('sign-in-refused')
    const redirect = explain('x', 'redirect_uri y not registered for OAuth application z').advice
    expect(redirect).toMatchObject({ id: 'redirect-not-registered', place: 'app' })
    expect(JSON.stringify(redirect)).toContain(databricksTest.redirectUrl)
    expect(JSON.stringify(redirect)).not.toContain(subject.redirectUri)
    expect(explain('invalid_client', null)).toMatchObject({ advice: { id: 'wrong-credentials' }, isProvenHere: false })
    expect(explain('invalid_client', null, true).isProvenHere).toBe(true)
    expect(explain('unheard_of', null).advice.id).toBe('sign-in-error')
  })
})

async function everyRow(db: StackOneWorld['db']): Promise<string> {
  const tables = ['account_links', 'stackone_connectors', 'stackone_references', 'audit_events', 'profile_watches']
  const rows = await Promise.all(tables.map((name) => db.execute(sql`select * from ${sql.identifier(name)}`)))
  return JSON.stringify(rows.map((result) => ('rows' in Object(result) ? Object(result).rows : result)))
}
