import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq, gt, lt, or } from 'drizzle-orm'
import type { Database } from '../db/database'
import { sessions } from '../db/schema'
import { guarded } from '../db/store-error'
import { SESSION_LIFETIME } from './admin'

/** In milliseconds: an unused session ends then. */
export const IDLE_LIMIT = 2 * 60 * 60 * 1000
/** In milliseconds: the precision of a session's last use. */
const SEEN_STEP = 5 * 60 * 1000
/** 128 bits. */
const ID_BYTES = 16

/** Starts a session, and returns its id. Rejects with StoreError. */
export async function beginSession(db: Database, admin: string, now: Date): Promise<string> {
  const id = randomBytes(ID_BYTES).toString('base64url')
  await guarded(async () => {
    await db
      .delete(sessions)
      .where(or(lt(sessions.since, ago(now, SESSION_LIFETIME)), lt(sessions.seenAt, ago(now, IDLE_LIMIT))))
    await db.insert(sessions).values({ id, admin, since: now, seenAt: now })
  })
  return id
}

/** Whether a session is valid; this counts as its use. Accepts any text as the id. Rejects with StoreError. */
export function isOpenSession(db: Database, id: unknown, now: Date): Promise<boolean> {
  if (typeof id !== 'string') return Promise.resolve(false)
  return guarded(async () => {
    const isGood = and(
      eq(sessions.id, id),
      gt(sessions.since, ago(now, SESSION_LIFETIME)),
      gt(sessions.seenAt, ago(now, IDLE_LIMIT)),
    )
    const [session] = await db.select({ seenAt: sessions.seenAt }).from(sessions).where(isGood)
    if (!session) return false
    if (session.seenAt < ago(now, SEEN_STEP)) await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id))
    return true
  })
}

/** Ends a session, and with it every copy of its cookie. Rejects with StoreError. */
export async function endSession(db: Database, id: string): Promise<void> {
  await guarded(() => db.delete(sessions).where(eq(sessions.id, id)))
}

function ago(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds)
}
