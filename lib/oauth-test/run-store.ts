import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, desc, eq, getTableColumns, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { profiles, testRuns } from '../db/schema'
import { guarded } from '../db/store-error'
import type { TestOutcome } from '../profile/profile'
import { hashOf } from '../security/token'
import { isUuid } from '../uuid'
import { basisOf, withPastedLifetime } from './lifetimes'
import { replaces } from './outcome'
import type { RunStatus, TestRun } from './run'
import type { Lifetimes, ScopeLists, StageId, StageResult, TestTarget } from './stage'

type Row = typeof testRuns.$inferSelect

/**
 * In milliseconds, by the database's clock, because instances' clocks may differ: how long a process may be silent
 * before its run counts as interrupted. Longer than any stage plus the database's delay.
 */
export const MAX_SILENCE_MS = 45_000

interface NewRun {
  profileId: string
  profileVersion: number
  subject: TestTarget
  startedBy: string
  owner: string
}

/** A run that this process works on, until somebody ends it. */
export interface RunLease {
  id: string
  worker: string
}

/** Inserts a new run. */
export function insertRun(db: Database, run: NewRun, now: Date): Promise<RunLease> {
  return guarded(async () => {
    const hold = { id: randomUUID(), worker: randomUUID() }
    await db.insert(testRuns).values({
      ...hold,
      ...run,
      status: 'running',
      startedAt: now,
      stages: [],
      current: [],
      workerUntil: soon(),
    })
    return hold
  })
}

interface ProgressOfRun {
  stages: readonly StageResult[]
  current: readonly StageId[]
  scopeLists: ScopeLists | null
  lifetimes: Lifetimes | null
}

/** Saves a run's progress; false if this process has lost it. */
export function saveProgress(db: Database, hold: RunLease, progress: ProgressOfRun): Promise<boolean> {
  return change(db, held(hold), { ...listsOf(progress), workerUntil: soon() })
}

interface Waiting {
  stateHash: string
  sealedPending: string
  until: Date
}

/** Makes the run wait for the sign-in; false if this process has lost it. */
export function startWaiting(db: Database, hold: RunLease, progress: ProgressOfRun, wait: Waiting): Promise<boolean> {
  return change(db, held(hold), {
    ...listsOf(progress),
    status: 'waiting',
    stateHash: wait.stateHash,
    sealedPending: wait.sealedPending,
    waitsUntil: wait.until,
    worker: null,
    workerUntil: null,
  })
}

/** Takes a waiting run for this process, once, with its pending values. Null if someone was faster. */
export function takeWaiting(
  db: Database,
  id: string,
  now: Date,
): Promise<{ hold: RunLease; run: TestRun; sealedPending: string } | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [row] = await tx.select().from(testRuns).where(eq(testRuns.id, id)).for('update')
      if (row?.status !== 'waiting' || !row.sealedPending || !row.waitsUntil || row.waitsUntil < now) return null
      const hold = { id, worker: randomUUID() }
      await tx
        .update(testRuns)
        .set({ ...ERASED, status: 'running', current: ['authorize'], worker: hold.worker, workerUntil: soon() })
        .where(eq(testRuns.id, id))
      return { hold, run: toRun(row), sealedPending: row.sealedPending }
    }),
  )
}

/** Used once, while a run waits. */
const ERASED = { sealedPending: null, waitsUntil: null }

interface End {
  stages: readonly StageResult[]
  scopeLists: ScopeLists | null
  lifetimes: Lifetimes | null
  outcome: TestOutcome
}

/**
 * The runs that may be ended: the one that a process holds, or one in these states whose heartbeat is older than
 * `lapsedBy`.
 */
type EndGuard = { hold: RunLease } | { statuses: readonly RunStatus[]; lapsedBy?: Date }

/**
 * Ends a run, and records the outcome in its profile and the trail. `endOf` gets the current run. False if the guard
 * excludes the run, like one that has ended.
 */
export function endRun(
  db: Database,
  id: string,
  guard: EndGuard,
  endOf: (run: TestRun) => End,
  now: Date,
): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const [found] = await tx.select({ profileId: testRuns.profileId }).from(testRuns).where(eq(testRuns.id, id))
      if (!found) return false
      // Locks the profile first, in the same order as deleting a profile, to prevent deadlocks.
      const [profile] = await tx.select().from(profiles).where(eq(profiles.id, found.profileId)).for('update')
      const [row] = await tx.select().from(testRuns).where(isEndable(id, guard)).for('update')
      if (!row || !profile) return false
      const isAboutNow = profile.version === row.profileVersion
      const ended = endOf(toRun(row))
      const end = { ...ended, lifetimes: withPastedLifetime(ended.lifetimes, isAboutNow ? profile.appRecord : null) }
      await tx
        .update(testRuns)
        .set({
          ...ERASED,
          ...listsOf({ ...end, current: [] }),
          status: 'ended',
          outcome: end.outcome,
          endedAt: now,
          worker: null,
          workerUntil: null,
        })
        .where(eq(testRuns.id, id))
      // The profile may have changed since the test; and a result that proves nothing does not replace a proof.
      const isNews = isAboutNow && replaces(end, profile.lastTestOutcome)
      const lastAttempt = { run: id, at: now.toISOString(), outcome: end.outcome }
      if (isAboutNow || profile.lastTestedAt === null) {
        await tx
          .update(profiles)
          .set({
            lastAttempt,
            ...(isNews && { lastTestedAt: now, lastTestOutcome: end.outcome }),
            ...(isNews && end.outcome === 'ready' && signInAgainOf(end.lifetimes)),
          })
          .where(eq(profiles.id, profile.id))
      }
      await record(tx, {
        at: now,
        actor: row.startedBy,
        action: 'profile.tested',
        profileId: profile.id,
        profileName: profile.name,
        details: { run: id, outcome: end.outcome },
      })
      return true
    }),
  )
}

/** The date of the next sign-in and its basis, as a profile stores them. */
function signInAgainOf(lifetimes: Lifetimes | null) {
  const basis = lifetimes && basisOf(lifetimes)
  if (!basis || !lifetimes.signInAgainBy) return { signInAgainBy: null, signInAgainBasis: null }
  return { signInAgainBy: new Date(lifetimes.signInAgainBy), signInAgainBasis: basis }
}

function isEndable(id: string, guard: EndGuard): SQL | undefined {
  if ('hold' in guard) return held(guard.hold)
  const isThat = and(eq(testRuns.id, id), inArray(testRuns.status, [...guard.statuses]))
  return guard.lapsedBy ? and(isThat, isLapsed(guard.lapsedBy)) : isThat
}

const isSilent = sql<boolean>`coalesce(${testRuns.workerUntil} < now(), false)`

function isLapsed(now: Date): SQL | undefined {
  return or(
    and(eq(testRuns.status, 'waiting'), lt(testRuns.waitsUntil, now)),
    and(eq(testRuns.status, 'running'), isSilent),
  )
}

const OWNED = { ...getTableColumns(testRuns), isSilent }

/** The run with that id; null if there is none. Accepts any text, because it may come from a URL. */
export function findRun(db: Database, id: string): Promise<OwnedRun | null> {
  return guarded(async () => {
    if (!isUuid(id)) return null
    const [row] = await db.select(OWNED).from(testRuns).where(eq(testRuns.id, id))
    return row ? toOwned(row) : null
  })
}

/** The runs with these ids, by id; unknown ids are left out. */
export function findRuns(db: Database, ids: readonly string[]): Promise<Map<string, TestRun>> {
  return guarded(async () => {
    if (ids.length === 0) return new Map()
    const rows = await db
      .select()
      .from(testRuns)
      .where(inArray(testRuns.id, [...ids]))
    return new Map(rows.map((row) => [row.id, toRun(row)]))
  })
}

/** The run that waits, or waited, for this state. */
export function findRunByState(db: Database, state: string): Promise<OwnedRun | null> {
  return guarded(async () => {
    const [row] = await db
      .select(OWNED)
      .from(testRuns)
      .where(eq(testRuns.stateHash, hashOf(state)))
    return row ? toOwned(row) : null
  })
}

/** A run, with the data that decides who may continue it. */
export interface OwnedRun {
  run: TestRun
  owner: string
  sealedPending: string | null
  /** Whether the process that works on it has missed its heartbeat. */
  isSilent: boolean
}

/** A profile's runs, the newest first. */
export function runsOf(db: Database, profileId: string, limit: number): Promise<TestRun[]> {
  return guarded(async () => {
    const rows = await db
      .select()
      .from(testRuns)
      .where(eq(testRuns.profileId, profileId))
      .orderBy(desc(testRuns.startedAt), desc(testRuns.id))
      .limit(limit)
    return rows.map(toRun)
  })
}

/** The newest run of a profile that this owner started; null if there is none. */
export function lastRunOf(db: Database, profileId: string, owner: string): Promise<TestRun | null> {
  return guarded(async () => {
    const [row] = await db
      .select()
      .from(testRuns)
      .where(and(eq(testRuns.profileId, profileId), eq(testRuns.owner, owner)))
      .orderBy(desc(testRuns.startedAt), desc(testRuns.id))
      .limit(1)
    return row ? toRun(row) : null
  })
}

/**
 * The open runs of the same profile and owner that started before this one, which replaces them. Of several concurrent
 * ones, only the last remains.
 */
export function openRunsBefore(db: Database, id: string): Promise<TestRun[]> {
  return guarded(async () => {
    const [mine] = await db.select().from(testRuns).where(eq(testRuns.id, id))
    if (!mine) return []
    const isEarlier = or(
      lt(testRuns.startedAt, mine.startedAt),
      and(eq(testRuns.startedAt, mine.startedAt), lt(testRuns.id, mine.id)),
    )
    const isSame = and(eq(testRuns.profileId, mine.profileId), eq(testRuns.owner, mine.owner))
    const rows = await db
      .select()
      .from(testRuns)
      .where(and(isSame, isEarlier, ne(testRuns.status, 'ended')))
    return rows.map(toRun)
  })
}

/** Runs that no process will end any more: their wait is over, or their process is silent. */
export function lapsedRuns(db: Database, now: Date): Promise<TestRun[]> {
  return guarded(async () => {
    return (await db.select().from(testRuns).where(isLapsed(now))).map(toRun)
  })
}

function soon(): SQL {
  return sql`now() + ${MAX_SILENCE_MS} * interval '1 millisecond'`
}

function held({ id, worker }: RunLease): SQL | undefined {
  return and(eq(testRuns.id, id), eq(testRuns.worker, worker), eq(testRuns.status, 'running'))
}

function change(db: Database, where: SQL | undefined, values: PgUpdateSetSource<typeof testRuns>): Promise<boolean> {
  return guarded(async () => {
    const rows = await db.update(testRuns).set(values).where(where).returning({ id: testRuns.id })
    return rows.length > 0
  })
}

function listsOf({ stages, current, scopeLists, lifetimes }: ProgressOfRun) {
  return { stages: [...stages], current: [...current], scopeLists, lifetimes }
}

function toOwned({ isSilent, ...row }: Row & { isSilent: boolean }): OwnedRun {
  return { run: toRun(row), owner: row.owner, sealedPending: row.sealedPending, isSilent }
}

function toRun({
  owner: _owner,
  stateHash: _stateHash,
  sealedPending: _pending,
  worker: _worker,
  workerUntil: _workerUntil,
  ...run
}: Row): TestRun {
  return run
}
