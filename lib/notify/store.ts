import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import type { Database } from '../db/database'
import { notifications } from '../db/stackone-schema'
import { guarded } from '../db/store-error'
import type { NotificationBody } from './message'

/** In milliseconds: the lease of a process on the notifications that it delivers. */
const LEASE_MS = 120_000
/** How many are leased at once. */
const MAX_AT_ONCE = 20
/** In milliseconds: how long a delivered notification is kept. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/** A notification, with the number of attempts to send it. */
export interface Outgoing {
  id: string
  body: NotificationBody
  createdAt: Date
  tries: number
}

/** Queues a notification, in the transaction of its event, so that it is sent once. */
export async function enqueue(db: Database, body: NotificationBody, now: Date): Promise<void> {
  await guarded(() => db.insert(notifications).values({ id: randomUUID(), body, createdAt: now, dueAt: now }))
}

/**
 * Leases the due notifications to this process. One that is neither delivered nor failed is due again when the lease
 * ends.
 */
export function takeDue(db: Database, now: Date): Promise<Outgoing[]> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const due = await tx
        .select()
        .from(notifications)
        .where(lte(notifications.dueAt, now))
        .orderBy(notifications.createdAt)
        .limit(MAX_AT_ONCE)
        .for('update', { skipLocked: true })
      if (due.length === 0) return []
      const ids = due.map(({ id }) => id)
      const dueAt = new Date(now.getTime() + LEASE_MS)
      await tx.update(notifications).set({ dueAt }).where(inArray(notifications.id, ids))
      return due.map(({ id, body, createdAt, tries }) => ({ id, body, createdAt, tries }))
    }),
  )
}

/** Marks it as delivered, and deletes old ones. */
export async function markDelivered(db: Database, { id, tries }: Outgoing, now: Date): Promise<void> {
  await guarded(async () => {
    await db
      .update(notifications)
      .set({ deliveredAt: now, dueAt: null, tries: tries + 1, problem: null })
      .where(eq(notifications.id, id))
    const old = new Date(now.getTime() - KEPT_MS)
    await db.delete(notifications).where(and(isNull(notifications.dueAt), lt(notifications.createdAt, old)))
  })
}

/** Records why it was not delivered, and when to retry; null: it is dropped. */
export async function markFailed(db: Database, outgoing: Outgoing, problem: string, dueAt: Date | null): Promise<void> {
  const tries = outgoing.tries + 1
  await guarded(() => db.update(notifications).set({ problem, dueAt, tries }).where(eq(notifications.id, outgoing.id)))
}

/** The last delivered notification, and the last failed one, for the operator. */
export function lastNotifications(db: Database) {
  return guarded(async () => {
    const [last] = await db
      .select()
      .from(notifications)
      .where(or(isNotNull(notifications.deliveredAt), isNotNull(notifications.problem)))
      .orderBy(desc(notifications.createdAt))
      .limit(1)
    return last ?? null
  })
}
