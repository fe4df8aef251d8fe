import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { profileEvents } from '../audit/trail'
import type { Database } from '../db/database'
import { testRuns } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { createProfile } from '../profile/store'
import { findRun, insertRun, startWaiting, takeWaiting } from './run-store'
import {
  claimSignInLink,
  findSignInLink,
  isGuestOf,
  makeSignInLink,
  SENT_SIGN_IN_MS,
  signInLinkState,
} from './sign-in-link'
import { NOW, SUBJECT } from './testing/fake-provider'

const later = (ms: number) => new Date(NOW.getTime() + ms)

async function waitingRun(db: Database): Promise<{ runId: string; profileId: string }> {
  const profileId = randomUUID()
  const input = { name: profileId, cloud: 'aws', fields: SUBJECT.fields, scopes: '', actions: [] }
  const names = { connector: 'databricks', guide: 'oauth-u2m', secretFor: SUBJECT.origin }
  const context = { db, ring: [new Uint8Array(32)] as const, now: NOW, actor: 'Ann' }
  await createProfile(context, {
    id: profileId,
    submissionId: profileId,
    input,
    secrets: { clientSecret: 'x' },
    ...names,
  })
  const started = { profileId, profileVersion: 1, subject: SUBJECT, startedBy: 'Ann', owner: 'ann' }
  const hold = await insertRun(db, started, NOW)
  const wait = { stateHash: randomUUID(), sealedPending: 'sealed', until: later(60_000) }
  await startWaiting(db, hold, { stages: [], current: ['authorize'], scopeLists: null, lifetimes: null }, wait)
  return { runId: hold.id, profileId }
}

onDatabase('a link to sign in for a run', (db) => {
  const make = async (runId: string, now = NOW) => (await makeSignInLink({ db: db(), now, actor: 'Ann' }, runId)) ?? ''
  const claim = (token: string, now = NOW) => claimSignInLink({ db: db(), now }, token)

  test('works once, even if several try at once, and makes only that browser the guest', async () => {
    const { runId, profileId } = await waitingRun(db())
    const token = await make(runId)
    expect(await findSignInLink(db(), token, NOW)).toMatchObject({ runId, createdBy: 'Ann' })
    expect(await signInLinkState(db(), runId)).toBe('made')
    const used = (await Promise.all(Array.from({ length: 8 }, () => claim(token)))).filter((each) => each !== null)
    expect(used).toEqual([{ runId, key: expect.stringMatching(/^[\w-]{43}$/), waitsUntil: later(SENT_SIGN_IN_MS) }])
    expect(await signInLinkState(db(), runId)).toBe('used')
    const key = used[0]?.key ?? ''
    expect(await isGuestOf(db(), { runId, key })).toBe(true)
    const { runId: otherRun } = await waitingRun(db())
    for (const stranger of [
      { runId, key: token },
      { runId, key: '' },
      { runId: otherRun, key },
      { runId: 'no id', key },
    ]) {
      expect(await isGuestOf(db(), stranger)).toBe(false)
    }
    const rows = await Promise.all(
      ['sign_in_links', 'test_runs', 'audit_events'].map((name) =>
        db().execute(sql`select * from ${sql.identifier(name)}`),
      ),
    )
    const kept = JSON.stringify(rows.map((result) => Object(result).rows))
    expect(kept).toContain(runId)
    for (const secret of [token, key]) expect(kept).not.toContain(secret)
    expect((await profileEvents(db(), profileId, 10)).map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'sign-in.link-used Someone with the sign-in link',
      'sign-in.link-made Ann',
      'profile.created Ann',
    ])
  })

  test('is refused when it was guessed, used or replaced, or its run has ended or waited too long', async () => {
    const { runId } = await waitingRun(db())
    const first = await make(runId)
    const used = await claim(first)
    const second = await make(runId)
    // The user of a replaced link is no longer the guest.
    expect(used && (await isGuestOf(db(), used))).toBe(false)
    const ended = await waitingRun(db())
    const ofEnded = await make(ended.runId)
    await takeWaiting(db(), ended.runId, NOW)
    for (const [token, now] of [
      ['guessed', NOW],
      [first, NOW],
      [second, later(SENT_SIGN_IN_MS)],
      [ofEnded, NOW],
    ] as const) {
      expect(await findSignInLink(db(), token, now)).toBeNull()
      expect(await claim(token, now)).toBeNull()
    }
    expect(await claim(second)).not.toBeNull()
    expect(await make(ended.runId)).toBe('')
  })

  test('extends its run’s wait to a day, and never shortens it', async () => {
    const { runId } = await waitingRun(db())
    await make(runId)
    expect((await findRun(db(), runId))?.run.waitsUntil).toEqual(later(SENT_SIGN_IN_MS))
    const longer = later(2 * SENT_SIGN_IN_MS)
    await db().update(testRuns).set({ waitsUntil: longer }).where(eq(testRuns.id, runId))
    await make(runId)
    expect((await findRun(db(), runId))?.run.waitsUntil).toEqual(longer)
  })
})
