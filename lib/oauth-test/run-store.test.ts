import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { profileEvents } from '../audit/trail'
import type { Database } from '../db/database'
import { testRuns } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import type { AdviceId } from '../guide/advice-id'
import { databricksOauthU2m } from '../guides/testing/databricks'
import { keepAppRecord } from '../profile/app-record-store'
import { createProfile, deleteProfile, findProfile, updateProfile } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { hashOf } from '../security/token'
import {
  endRun,
  findRun,
  findRunByState,
  insertRun,
  lapsedRuns,
  openRunsBefore,
  runsOf,
  saveProgress,
  startWaiting,
  takeWaiting,
} from './run-store'
import type { StageId, StageOutcome, StageResult } from './stage'
import { NOW, SUBJECT } from './testing/fake-provider'
import { fallSilent } from './testing/fall-silent'

const RING: KeyRing = [new Uint8Array(32).fill(1)]
const NOTHING = { stages: [], current: [], scopeLists: null, lifetimes: null }
/** In milliseconds: how long a run waits for the sign-in in these tests. */
const WAIT = 60_000
/** Any run that has not ended. */
const OPEN = { statuses: ['running', 'waiting'] } as const
const END = { stages: [], scopeLists: null, lifetimes: null, outcome: 'incomplete' } as const
const INPUT = { cloud: 'aws', fields: SUBJECT.fields, scopes: '', actions: [] }

function later(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds)
}

function stageResult(id: StageId, outcome: StageOutcome, advice: AdviceId): StageResult {
  const [values, evidence, exchanges] = [{}, [], []]
  return { id, outcome, advice: [{ id: advice, values }], evidence, exchanges, startedAt: NOW.toISOString(), ms: 0 }
}

async function makeProfile(db: Database): Promise<string> {
  const id = randomUUID()
  await createProfile(
    { db, ring: RING, now: NOW, actor: 'Ann' },
    {
      id,
      submissionId: randomUUID(),
      connector: 'databricks',
      guide: 'oauth-u2m',
      input: { ...INPUT, name: `Profile ${id}` },
      secrets: { clientSecret: 'secret-0123456789' },
      secretFor: SUBJECT.origin,
    },
  )
  return id
}

async function makeRun(db: Database, more: { profileId?: string; owner?: string; at?: Date } = {}) {
  const { profileId = await makeProfile(db), owner = 'ann', at = NOW } = more
  const hold = await insertRun(db, { profileId, profileVersion: 1, subject: SUBJECT, startedBy: 'Ann', owner }, at)
  return { hold, profileId }
}

async function makeWaiting(db: Database) {
  const { hold, profileId } = await makeRun(db)
  const state = randomUUID()
  const wait = { stateHash: hashOf(state), sealedPending: 'sealed', until: later(WAIT) }
  expect(await startWaiting(db, hold, { ...NOTHING, current: ['authorize'] }, wait)).toBe(true)
  return { hold, profileId, state }
}

onDatabase('the store of test runs', (db) => {
  test('reads a run back as it was started', async () => {
    const { hold, profileId } = await makeRun(db())
    expect(await findRun(db(), hold.id)).toMatchObject({
      run: {
        id: hold.id,
        profileId,
        status: 'running',
        outcome: null,
        subject: SUBJECT,
        startedAt: NOW,
        endedAt: null,
      },
      owner: 'ann',
      sealedPending: null,
      isSilent: false,
    })
  })

  test.each(['', 'no-uuid', '../x', randomUUID()])('the id %j finds no run', async (id) => {
    expect(await findRun(db(), id)).toBeNull()
  })

  test('a waiting run is found only by its state, and reveals neither state nor owner', async () => {
    const { hold, state } = await makeWaiting(db())
    expect((await findRunByState(db(), state))?.run).toMatchObject({ id: hold.id, status: 'waiting' })
    expect(await findRunByState(db(), `${state}x`)).toBeNull()
    const rows = await db().execute(sql`select r::text as row from test_runs r where id = ${hold.id}`)
    expect(JSON.stringify(rows)).not.toContain(state)
  })

  test('of two concurrent answers one is taken, and later ones are refused', async () => {
    const { hold } = await makeWaiting(db())
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeWaiting(db(), hold.id, NOW)))
    expect(taken.filter((each) => each !== null)).toMatchObject([{ sealedPending: 'sealed', run: { id: hold.id } }])
    expect(await takeWaiting(db(), hold.id, NOW)).toBeNull()
    expect(await findRun(db(), hold.id)).toMatchObject({
      sealedPending: null,
      run: { status: 'running', waitsUntil: null },
    })
  })

  test('each run takes one of many concurrent answers', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, () => makeWaiting(db())))
    const taken = await Promise.all(
      runs.flatMap(({ hold }) => [1, 2, 3, 4, 5].map(() => takeWaiting(db(), hold.id, NOW))),
    )
    const ids = taken.flatMap((each) => each?.run.id ?? [])
    expect(ids.sort()).toEqual(runs.map(({ hold }) => hold.id).sort())
  })

  test('an answer after the time limit is not taken', async () => {
    const { hold } = await makeWaiting(db())
    expect(await takeWaiting(db(), hold.id, later(WAIT + 1))).toBeNull()
  })

  test('a run that is not waiting takes no answer', async () => {
    const { hold } = await makeRun(db())
    expect(await takeWaiting(db(), hold.id, NOW)).toBeNull()
    expect(await takeWaiting(db(), randomUUID(), NOW)).toBeNull()
  })

  test('a previous worker cannot change a run whose answer was taken', async () => {
    const { hold } = await makeWaiting(db())
    const taken = await takeWaiting(db(), hold.id, NOW)
    expect(await saveProgress(db(), hold, { ...NOTHING, current: ['api'] })).toBe(false)
    expect(await endRun(db(), hold.id, { hold }, () => END, NOW)).toBe(false)
    expect(taken && (await saveProgress(db(), taken.hold, { ...NOTHING, current: ['token'] }))).toBe(true)
    expect(await findRun(db(), hold.id)).toMatchObject({ run: { current: ['token'], status: 'running' } })
  })

  test('progress on an ended run is refused and changes nothing', async () => {
    const { hold } = await makeRun(db())
    expect(await endRun(db(), hold.id, OPEN, () => END, NOW)).toBe(true)
    const before = await findRun(db(), hold.id)
    const wait = { stateHash: hashOf(randomUUID()), sealedPending: 'sealed', until: later(60_000) }
    expect(await saveProgress(db(), hold, { ...NOTHING, current: ['client'] })).toBe(false)
    expect(await startWaiting(db(), hold, NOTHING, wait)).toBe(false)
    expect(await endRun(db(), hold.id, { hold }, () => ({ ...END, outcome: 'ready' }), later(5))).toBe(false)
    expect(await findRun(db(), hold.id)).toEqual(before)
  })

  test('a run ends once, and is recorded once in the trail', async () => {
    const { hold, profileId } = await makeRun(db())
    const ended = await Promise.all(
      [OPEN, { hold }, OPEN, { hold }].map((guard) => endRun(db(), hold.id, guard, () => END, NOW)),
    )
    expect(ended.filter(Boolean)).toHaveLength(1)
    const events = await profileEvents(db(), profileId, 10)
    expect(events.filter(({ action }) => action === 'profile.tested')).toMatchObject([
      { actor: 'Ann', details: { run: hold.id, outcome: 'incomplete' }, profileName: `Profile ${profileId}` },
    ])
  })

  test('ending a run erases its pending values and keeps the hash of its state', async () => {
    const { hold, state } = await makeWaiting(db())
    await endRun(db(), hold.id, OPEN, () => END, NOW)
    const [row] = await db().select().from(testRuns).where(eq(testRuns.id, hold.id))
    expect(row).toMatchObject({ sealedPending: null, waitsUntil: null, worker: null, workerUntil: null, current: [] })
    expect((await findRunByState(db(), state))?.run).toMatchObject({ id: hold.id, status: 'ended' })
  })

  test('a ready test marks its profile with its outcome and the next sign-in', async () => {
    const { hold, profileId } = await makeRun(db())
    const lifetimes = {
      accessSeconds: 3600,
      refreshMinutes: 60,
      refreshSource: 'guide' as const,
      signInAgainBy: later(3_600_000).toISOString(),
    }
    await endRun(db(), hold.id, { hold }, () => ({ ...END, outcome: 'ready', lifetimes }), later(1))
    const basis = { minutes: 60, source: 'guide' }
    const signInAgain = { signInAgainBy: later(3_600_000), signInAgainBasis: basis }
    const marks = { lastTestedAt: later(1), lastTestOutcome: 'ready', ...signInAgain }
    expect(await findProfile(db(), profileId)).toMatchObject({ ...marks, version: 1 })
    const next = await makeRun(db(), { profileId })
    await endRun(db(), next.hold.id, { hold: next.hold }, () => ({ ...END, outcome: 'failed' }), later(2))
    const after = { ...marks, lastTestedAt: later(2), lastTestOutcome: 'failed' }
    expect(await findProfile(db(), profileId)).toMatchObject(after)
  })

  test('a pasted app record changes the date of the next sign-in, also for later tests of the same app', async () => {
    const { hold, profileId } = await makeRun(db())
    const guideSays = (at: Date) => ({
      accessSeconds: 3600,
      refreshMinutes: 60,
      refreshSource: 'guide' as const,
      signInAgainBy: new Date(at.getTime() + 3_600_000).toISOString(),
    })
    const ready = (at: Date) => () => ({ ...END, outcome: 'ready' as const, lifetimes: guideSays(at) })
    await endRun(db(), hold.id, { hold }, ready(NOW), later(1))
    const actor = { db: db(), now: later(2), actor: 'Ann' }
    const record = { id: 'record', refreshTokenMinutes: 30, sessionMinutes: 20 }
    expect(await keepAppRecord(actor, { id: profileId, version: 2, record, differences: 1 })).toBe(false)
    expect(await keepAppRecord(actor, { id: profileId, version: 1, record, differences: 1 })).toBe(true)
    const basis = { minutes: 20, source: 'record' }
    expect(await findProfile(db(), profileId)).toMatchObject({
      ...{ signInAgainBy: later(20 * 60_000), signInAgainBasis: basis, version: 1, lastTestOutcome: 'ready' },
      appRecord: { ...record, at: later(2).toISOString(), by: 'Ann' },
    })

    const next = await makeRun(db(), { profileId })
    await endRun(db(), next.hold.id, { hold: next.hold }, ready(later(60_000)), later(60_001))
    expect(await findProfile(db(), profileId)).toMatchObject({
      signInAgainBy: later(21 * 60_000),
      signInAgainBasis: basis,
    })
    expect((await findRun(db(), next.hold.id))?.run.lifetimes).toMatchObject({
      refreshMinutes: 20,
      refreshSource: 'record',
    })

    const input = { ...INPUT, name: `Other ${profileId}`, fields: { ...INPUT.fields, clientId: 'another' } }
    const change = { id: profileId, guide: databricksOauthU2m, version: 1, input, secrets: {} }
    await updateProfile({ db: db(), ring: RING, now: NOW, actor: 'Bob' }, change)
    expect(await findProfile(db(), profileId)).toMatchObject({ appRecord: null, signInAgainBy: null })
  })

  test('a profile that changed during the test is not marked', async () => {
    const { hold, profileId } = await makeRun(db())
    const input = { ...INPUT, name: `Changed ${profileId}`, scopes: 'scim' }
    await updateProfile(
      { db: db(), ring: RING, now: NOW, actor: 'Bob' },
      { id: profileId, guide: databricksOauthU2m, version: 1, input, secrets: {} },
    )
    expect(await endRun(db(), hold.id, { hold }, () => ({ ...END, outcome: 'ready' }), NOW)).toBe(true)
    expect(await findProfile(db(), profileId)).toMatchObject({
      ...{ version: 2, lastTestOutcome: null, lastTestedAt: null },
      lastAttempt: { run: hold.id, at: NOW.toISOString(), outcome: 'ready' },
    })
  })

  test('a refused consent keeps the proof and is stored as the last attempt', async () => {
    const refused = stageResult('authorize', 'fail', 'sign-in-refused')
    const { hold, profileId } = await makeRun(db())
    await endRun(db(), hold.id, { hold }, () => ({ ...END, outcome: 'ready' }), NOW)
    const next = await makeRun(db(), { profileId, at: later(1) })
    await endRun(db(), next.hold.id, OPEN, () => ({ ...END, stages: [refused], outcome: 'failed' }), later(2))
    expect(await findProfile(db(), profileId)).toMatchObject({
      ...{ lastTestOutcome: 'ready', lastTestedAt: NOW },
      lastAttempt: { run: next.hold.id, at: later(2).toISOString(), outcome: 'failed' },
    })
  })

  test('deleting a profile deletes its runs', async () => {
    const { hold, profileId } = await makeRun(db())
    await deleteProfile({ db: db(), now: NOW, actor: 'Ann' }, profileId)
    expect(await findRun(db(), hold.id)).toBeNull()
    expect(await saveProgress(db(), hold, NOTHING)).toBe(false)
    expect(await endRun(db(), hold.id, { hold }, () => END, NOW)).toBe(false)
    expect(await runsOf(db(), profileId, 10)).toEqual([])
  })

  test('only runs with an expired wait or a silent process have lapsed', async () => {
    const [waiting, silent, ended] = [await makeWaiting(db()), await makeRun(db()), await makeRun(db())]
    await endRun(db(), ended.hold.id, OPEN, () => END, NOW)
    const mine = new Set([waiting.hold.id, silent.hold.id, ended.hold.id])
    const lapsedAt = async (at: Date) => (await lapsedRuns(db(), at)).map(({ id }) => id).filter((id) => mine.has(id))
    expect(await lapsedAt(later(WAIT))).toEqual([])
    expect(await lapsedAt(later(WAIT + 1))).toEqual([waiting.hold.id])
    await fallSilent(db(), [...mine])
    expect(await lapsedAt(later(WAIT))).toEqual([silent.hold.id])
    expect((await findRun(db(), silent.hold.id))?.isSilent).toBe(true)
    await saveProgress(db(), silent.hold, NOTHING)
    expect(await lapsedAt(later(WAIT))).toEqual([])
    expect((await findRun(db(), silent.hold.id))?.isSilent).toBe(false)
  })

  test('a new run replaces the open runs of the same owner and profile', async () => {
    const { hold, profileId } = await makeRun(db())
    const open = await makeRun(db(), { profileId })
    await makeRun(db(), { profileId, owner: 'bob' })
    await makeRun(db())
    await endRun(db(), hold.id, OPEN, () => END, NOW)
    const mine = await makeRun(db(), { profileId, at: later(1) })
    expect((await openRunsBefore(db(), mine.hold.id)).map(({ id }) => id)).toEqual([open.hold.id])
  })

  test('runs that start at the same moment have an order', async () => {
    const first = await makeRun(db())
    const { profileId } = first
    const runs = [first, await makeRun(db(), { profileId }), await makeRun(db(), { profileId })]
    const before = await Promise.all(runs.map(({ hold }) => openRunsBefore(db(), hold.id)))
    expect(before.map((each) => each.length).sort()).toEqual([0, 1, 2])
  })

  test.each(['ready', 'failed'] as const)('a test that proves nothing keeps the proof (%s)', async (outcome) => {
    const { hold, profileId } = await makeRun(db())
    await endRun(db(), hold.id, { hold }, () => ({ ...END, outcome }), NOW)
    const next = await makeRun(db(), { profileId, at: later(1) })
    await endRun(db(), next.hold.id, OPEN, () => END, later(2))
    expect(await findProfile(db(), profileId)).toMatchObject({ lastTestOutcome: outcome, lastTestedAt: NOW })
  })

  test('a test that proves nothing is shown if it is the only one', async () => {
    const { hold, profileId } = await makeRun(db())
    await endRun(db(), hold.id, OPEN, () => END, NOW)
    expect(await findProfile(db(), profileId)).toMatchObject({ lastTestOutcome: 'incomplete', lastTestedAt: NOW })
  })

  test('a guard allows only the states that it names, and only lapsed runs', async () => {
    const { hold } = await makeRun(db())
    expect(await endRun(db(), hold.id, { statuses: ['waiting'] }, () => END, NOW)).toBe(false)
    const lapsed = { statuses: ['running'] as const, lapsedBy: NOW }
    expect(await endRun(db(), hold.id, lapsed, () => END, NOW)).toBe(false)
    await fallSilent(db(), [hold.id])
    expect(await endRun(db(), hold.id, lapsed, () => END, NOW)).toBe(true)
  })

  test('a profile’s runs come newest first, up to the requested number', async () => {
    const { hold, profileId } = await makeRun(db())
    const newer = await makeRun(db(), { profileId, at: later(1) })
    const newest = await makeRun(db(), { profileId, at: later(2) })
    expect((await runsOf(db(), profileId, 2)).map(({ id }) => id)).toEqual([newest.hold.id, newer.hold.id])
    expect((await runsOf(db(), profileId, 9)).map(({ id }) => id)).toContain(hold.id)
  })

  test('runs that end while their profiles are deleted cause no deadlock', async () => {
    const runs = await Promise.all(Array.from({ length: 12 }, () => makeRun(db())))
    const done = await Promise.allSettled(
      runs.flatMap(({ hold, profileId }) => [
        endRun(db(), hold.id, { hold }, () => END, NOW),
        deleteProfile({ db: db(), now: NOW, actor: 'Ann' }, profileId),
      ]),
    )
    expect(done.filter(({ status }) => status === 'rejected')).toEqual([])
  })
})
