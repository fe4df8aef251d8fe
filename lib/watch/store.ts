import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../db/database'
import { profileWatches } from '../db/stackone-schema'
import { guarded } from '../db/store-error'
import type { NotificationBody } from '../notify/message'
import { enqueue } from '../notify/store'
import type { Profile } from '../profile/profile'
import type { Known } from './judge'

/** In milliseconds, by the database's clock: the lease of a process for one check. */
const LEASE_MS = 180_000
/**
 * In milliseconds: the wait before a new profile's first check, plus up to an hour, because its admin is still working
 * on it.
 */
const FIRST_CHECK_MS = 10 * 60_000
const SPREAD_MS = 60 * 60_000

/** The result of a profile's last check. */
export type Watched = Pick<typeof profileWatches.$inferSelect, 'profileId' | 'checkedAt' | 'findings' | 'doubts'>

/** A profile that this process checks, while its lease lasts. */
export interface Held extends Watched {
  lease: string
}

type Watchable = Pick<Profile, 'id' | 'updatedAt' | 'lastAttempt'>

/** Watches every profile, and schedules a check soon for those that were changed or tested since their last check. */
export function ensureWatches(
  db: Database,
  profiles: readonly Watchable[],
  now: Date,
  chance: () => number,
): Promise<void> {
  return guarded(async () => {
    if (profiles.length === 0) return
    await db
      .insert(profileWatches)
      .values(
        profiles.map(({ id }) => ({
          profileId: id,
          dueAt: new Date(now.getTime() + FIRST_CHECK_MS + chance() * SPREAD_MS),
          findings: [],
          doubts: [],
        })),
      )
      .onConflictDoNothing()
    const rows = await db.select().from(profileWatches)
    const checked = new Map(rows.map(({ profileId, checkedAt }) => [profileId, checkedAt?.getTime() ?? null]))
    const outdated = profiles.filter(({ id, updatedAt, lastAttempt }) => {
      const at = checked.get(id) ?? null
      return at !== null && Math.max(updatedAt.getTime(), Date.parse(lastAttempt?.at ?? '') || 0) > at
    })
    if (outdated.length === 0) return
    await db
      .update(profileWatches)
      .set({ dueAt: now })
      .where(
        and(
          inArray(
            profileWatches.profileId,
            outdated.map(({ id }) => id),
          ),
          gt(profileWatches.dueAt, now),
        ),
      )
  })
}

/** Leases the profile that is most overdue to this process alone; null if none is due. */
export function takeDueWatch(db: Database, now: Date): Promise<Held | null> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const isFree = or(isNull(profileWatches.leaseUntil), lt(profileWatches.leaseUntil, sql`now()`))
      const [due] = await tx
        .select()
        .from(profileWatches)
        .where(and(lte(profileWatches.dueAt, now), isFree))
        .orderBy(asc(profileWatches.dueAt))
        .limit(1)
        .for('update', { skipLocked: true })
      if (!due) return null
      const lease = randomUUID()
      await tx
        .update(profileWatches)
        .set({ lease, leaseUntil: sql`now() + ${LEASE_MS} * interval '1 millisecond'` })
        .where(eq(profileWatches.profileId, due.profileId))
      const { profileId, checkedAt, findings, doubts } = due
      return { profileId, checkedAt, findings, doubts, lease }
    }),
  )
}

interface Outcome extends Known {
  now: Date
  dueAt: Date
  /** The news to report; null: there is none, or no webhook is set. */
  notification: NotificationBody | null
}

/**
 * Stores the findings of a check and queues its news, both or neither. False: the lease had expired, and nothing is
 * stored.
 */
export function saveCheck(db: Database, { profileId, lease }: Held, outcome: Outcome): Promise<boolean> {
  const { findings, doubts, now, dueAt, notification } = outcome
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx
        .update(profileWatches)
        .set({ findings: [...findings], doubts: [...doubts], checkedAt: now, dueAt, lease: null, leaseUntil: null })
        .where(and(eq(profileWatches.profileId, profileId), eq(profileWatches.lease, lease)))
        .returning({ id: profileWatches.profileId })
      if (rows.length === 0) return false
      if (notification) await enqueue(tx, notification, now)
      return true
    }),
  )
}

/** The results of these profiles' last checks; unchecked profiles are left out. */
export function findWatches(db: Database, profileIds: readonly string[]): Promise<Watched[]> {
  return guarded(async () => {
    if (profileIds.length === 0) return []
    const rows = await db
      .select()
      .from(profileWatches)
      .where(inArray(profileWatches.profileId, [...profileIds]))
    return rows.filter(({ checkedAt }) => checkedAt !== null)
  })
}

/** The findings about these profiles, in a few words each, the worst first. */
export async function problemsOf(db: Database, profileIds: readonly string[]): Promise<Map<string, string[]>> {
  const rank = { broken: 0, warning: 1 }
  const watches = await findWatches(db, profileIds)
  return new Map(
    watches.map(({ profileId, findings }) => [
      profileId,
      [...findings].sort((one, other) => rank[one.level] - rank[other.level]).map(({ title }) => title),
    ]),
  )
}

/** Schedules these profiles for the next round. */
export async function checkSoon(db: Database, profileIds: readonly string[], now: Date): Promise<void> {
  await guarded(async () => {
    if (profileIds.length === 0) return
    await db
      .update(profileWatches)
      .set({ dueAt: now })
      .where(inArray(profileWatches.profileId, [...profileIds]))
  })
}
