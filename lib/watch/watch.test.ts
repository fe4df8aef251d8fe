import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { setFaults } from '@/sandbox/testing/set-up'
import { followAuthLink } from '@/sandbox/testing/stackone'
import { profiles } from '../db/schema'
import { notifications, stackOneConnectors } from '../db/stackone-schema'
import { onDatabase } from '../db/testing/databases'
import type { Profile } from '../profile/profile'
import { markStale } from '../stackone/connector-store'
import { findLink, openLinkSecrets } from '../stackone/link-store'
import { makeLink } from '../stackone/links'
import { makeConfirmed, makeProfile, type StackOneWorld, stackOneWorld } from '../stackone/testing/world'
import { ensureWatches, findWatches, saveCheck, takeDueWatch } from './store'
import { type WatchWorld, watchOnce } from './watch'

const NOTIFY = { url: 'https://hooks.example.com/services/canary', secret: 'signing-secret' }
const HOUR = 60 * 60_000
const DAY = 24 * HOUR

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
})
afterAll(() => sandbox.stop())

function watchOf(world: StackOneWorld, changes: Partial<WatchWorld> = {}): WatchWorld {
  const findGuide = () => world.guide
  return { ...world, notify: NOTIFY, connectors: ['databricks'], findGuide, chance: () => 0.5, ...changes }
}

/** The notifications after this time. */
async function told(world: StackOneWorld, ms: number): Promise<{ text: string; changes: { kind: string }[] }[]> {
  world.pass(ms)
  await watchOnce(watchOf(world))
  return world.sent.splice(0).map(({ body }) => JSON.parse(body))
}

function accountOf({ fields: { accountId = '' } }: Profile): string {
  return accountId
}

/** Changes the secret of a profile's app at the provider; returns a function that undoes it. */
function replaceSecret(profile: Profile): () => void {
  const apps = sandbox.state.accounts.open(accountOf(profile), { headers: {} })?.apps.values() ?? []
  const [app] = [...apps]
  if (!app) throw new Error('There is no app.')
  const { secret } = app
  app.secret = `dose${'1'.repeat(32)}`
  return () => {
    app.secret = secret
  }
}

onDatabase('the watch', (db) => {
  beforeEach(async () => {
    await db().execute(sql`truncate ${profiles}, ${notifications}, ${stackOneConnectors} cascade`)
  })

  test('reports a refused secret once, and its end, in a signed message', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-secret')
    const { profile } = await makeProfile(world, sandbox)
    expect(await told(world, 0)).toEqual([])
    expect(await findWatches(db(), [profile.id])).toEqual([])
    expect(await told(world, 2 * HOUR)).toEqual([])
    const undo = replaceSecret(profile)
    world.pass(DAY + HOUR)
    await watchOnce(watchOf(world))
    const [sent] = world.sent.splice(0)
    expect(sent?.url).toBe(NOTIFY.url)
    const body = JSON.parse(sent?.body ?? '')
    expect(body).toMatchObject({ event: 'profile.watch', profile: { id: profile.id, name: profile.name } })
    expect(body.text).toContain(`${world.publicUrl}/profiles/${profile.id}`)
    expect(body.changes).toMatchObject([{ kind: 'appeared', level: 'broken' }])
    const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) =>
      sent?.headers.get(`webhook-${name}`),
    )
    const hmac = createHmac('sha256', NOTIFY.secret).update(`${id}.${timestamp}.${sent?.body}`).digest('base64')
    expect(signature).toBe(`v1,${hmac}`)
    expect(await told(world, DAY + HOUR)).toEqual([])
    undo()
    expect(await told(world, DAY + HOUR)).toMatchObject([{ changes: [{ kind: 'cleared' }] }])
  })

  test('a passing network fault is not reported; a lasting one is, and a missing app at once', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-network')
    const { profile } = await makeProfile(world, sandbox)
    await told(world, 0)
    await setFaults(sandbox.url, accountOf(profile), ['metadata-reset'])
    expect(await told(world, 2 * HOUR)).toEqual([])
    expect(await findWatches(db(), [profile.id])).toMatchObject([{ findings: [], doubts: [{ key: 'unreachable' }] }])
    await setFaults(sandbox.url, accountOf(profile), [])
    expect(await told(world, HOUR)).toEqual([])
    await setFaults(sandbox.url, accountOf(profile), ['metadata-500'])
    expect(await told(world, DAY + HOUR)).toEqual([])
    await setFaults(sandbox.url, accountOf(profile), ['metadata-reset'])
    expect(await told(world, HOUR)).toMatchObject([{ changes: [{ kind: 'appeared' }] }])
    await setFaults(sandbox.url, accountOf(profile), [])
    sandbox.state.accounts.open(accountOf(profile), { headers: {} })?.apps.clear()
    const [last] = await told(world, HOUR)
    expect(last?.changes.map(({ kind }) => kind).sort()).toEqual(['appeared', 'cleared'])
  })

  test('a changed profile is checked at once, and not again for a day', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-changed')
    const { profile } = await makeProfile(world, sandbox)
    await told(world, 0)
    await told(world, 2 * HOUR)
    const [before] = await findWatches(db(), [profile.id])
    world.pass(HOUR)
    await db().update(profiles).set({ updatedAt: world.now() })
    await told(world, 1)
    const [after] = await findWatches(db(), [profile.id])
    expect(after?.checkedAt?.getTime()).toBeGreaterThan(before?.checkedAt?.getTime() ?? Number.POSITIVE_INFINITY)
  })

  test('accounts in error, and a profile deleted in StackOne, are reported', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-accounts')
    const confirmed = await makeConfirmed(world, sandbox)
    const order = {
      ...confirmed,
      ownerId: 'acme',
      ownerName: 'Acme <!channel>',
      expiresIn: DAY / 1000,
      accountId: null,
    }
    const id = await makeLink(world, { ...order, actor: 'Ann' })
    await followAuthLink((await openLinkSecrets(db(), world.ring, id))?.url ?? '')
    // Nobody has the link's page open.
    await told(world, 0)
    await told(world, HOUR)
    expect(await findLink(db(), id)).toMatchObject({ status: 'active' })
    expect(await told(world, HOUR)).toEqual([])
    await world.setUp({ on: ['accounts-in-error'] })
    const [broken] = await told(world, DAY + HOUR)
    expect(broken?.text).toContain('Refresh token is invalid')
    expect(broken?.text).toContain('Acme &lt;!channel&gt;')
    expect(await told(world, DAY + HOUR)).toEqual([])
    await world.setUp({ on: ['profile-gone'] })
    // StackOne reports a change before the day is over.
    await markStale(db(), 'databricks', world.now())
    expect((await told(world, 10_000))[0]?.text).toContain('any more')
  })

  test('a key that StackOne refuses is reported once for all profiles', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-key')
    await makeConfirmed(world, sandbox)
    await makeConfirmed(world, sandbox)
    await told(world, 0)
    await world.setUp({ on: ['key-unknown'] })
    expect(await told(world, 2 * HOUR)).toMatchObject([{ profile: null, changes: [{ section: 'stackone' }] }])
    expect(await told(world, DAY + HOUR)).toEqual([])
  })

  test('a short outage of StackOne is not reported', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-away')
    await makeConfirmed(world, sandbox)
    await told(world, 0)
    await world.setUp({ on: ['server-error'] })
    expect(await told(world, 2 * HOUR)).toEqual([])
    await world.setUp({ on: [] })
    expect(await told(world, DAY + HOUR)).toEqual([])
  })

  test('an undelivered message is resent at growing intervals, and then dropped', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-delivery')
    const { profile } = await makeProfile(world, sandbox)
    await told(world, 0)
    replaceSecret(profile)
    world.answerWith(500)
    const ids = (await told(world, 2 * HOUR)).map((message) => JSON.stringify(message))
    expect(ids).toHaveLength(1)
    expect(await told(world, 1000)).toEqual([])
    for (const minutes of [1, 5, 15, 60, 180, 360, 720]) {
      ids.push(...(await told(world, minutes * 60_000)).map((message) => JSON.stringify(message)))
    }
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(1)
    expect(await told(world, 12 * HOUR)).toEqual([])
    const [row] = await db().select().from(notifications)
    expect(row).toMatchObject({ dueAt: null, deliveredAt: null, problem: 'It answered with status 500.' })
    expect(JSON.stringify(row)).not.toMatch(/canary|signing-secret/)
  })

  test('without a webhook URL, no message is stored', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-silent')
    const { profile } = await makeProfile(world, sandbox)
    await told(world, 0)
    replaceSecret(profile)
    world.pass(2 * HOUR)
    await watchOnce(watchOf(world, { notify: null, stackOne: null }))
    expect(await db().select().from(notifications)).toEqual([])
    expect(await findWatches(db(), [profile.id])).toMatchObject([{ findings: [{ cause: 'wrong-credentials' }] }])
  })

  test('a change that two instances find at once is reported once', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-two')
    const { profile } = await makeProfile(world, sandbox)
    await told(world, 0)
    replaceSecret(profile)
    world.pass(2 * HOUR)
    await Promise.all([watchOnce(watchOf(world)), watchOnce(watchOf(world))])
    await told(world, DAY + HOUR)
    expect(await db().select().from(notifications)).toMatchObject([{ tries: 1 }])
  })

  test('only one of several instances checks a profile, and a late result is dropped', async () => {
    const world = stackOneWorld(db(), sandbox, 'watch-lease')
    const { profile } = await makeProfile(world, sandbox)
    await ensureWatches(db(), [profile], world.now(), () => 0)
    world.pass(HOUR)
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeDueWatch(db(), world.now())))
    const [held, ...others] = taken.filter((each) => each !== null)
    expect(others).toEqual([])
    if (!held) throw new Error('Nobody took it.')
    const outcome = { findings: [], doubts: [], now: world.now(), dueAt: world.now(), notification: null }
    await db().execute(sql`update profile_watches set lease_until = now() - interval '1 second'`)
    const next = await takeDueWatch(db(), world.now())
    expect(next?.profileId).toBe(profile.id)
    expect(await saveCheck(db(), held, outcome)).toBe(false)
    expect(next && (await saveCheck(db(), next, outcome))).toBe(true)
  })
})
