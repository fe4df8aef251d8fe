import 'server-only'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { record } from '../audit/trail'
import type { Database } from '../db/database'
import { calendarFeeds } from '../db/stackone-schema'
import { guarded } from '../db/store-error'

/** In bytes: too long to guess. */
const TOKEN_BYTES = 32
/** In milliseconds: the precision of a feed's last read, because calendars poll often. */
const READ_PRECISION_MS = 60 * 60_000

/** An address of the feed, without its token. */
export type CalendarFeed = Omit<typeof calendarFeeds.$inferSelect, 'tokenHash'>

interface Acting {
  db: Database
  now: Date
  actor: string
}

/** Creates an address of the feed, and returns its token, which is not stored. */
export function makeFeed({ db, now, actor }: Acting): Promise<string> {
  return guarded(async () => {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    await db.transaction(async (tx) => {
      await tx
        .insert(calendarFeeds)
        .values({ id: randomUUID(), tokenHash: hashOf(token), createdAt: now, createdBy: actor })
      await record(tx, { at: now, actor, action: 'calendar.made' })
    })
    return token
  })
}

/** The valid addresses, newest first. */
export function openFeeds(db: Database): Promise<CalendarFeed[]> {
  return guarded(async () => {
    const rows = await db
      .select()
      .from(calendarFeeds)
      .where(isNull(calendarFeeds.revokedAt))
      .orderBy(desc(calendarFeeds.createdAt))
    return rows.map(({ tokenHash: _hash, ...feed }) => feed)
  })
}

/** Revokes an address; false if it was revoked before. */
export function revokeFeed({ db, now, actor }: Acting, id: string): Promise<boolean> {
  return guarded(() =>
    db.transaction(async (tx) => {
      const rows = await tx
        .update(calendarFeeds)
        .set({ revokedAt: now, revokedBy: actor })
        .where(and(eq(calendarFeeds.id, id), isNull(calendarFeeds.revokedAt)))
        .returning({ id: calendarFeeds.id })
      if (rows.length > 0) await record(tx, { at: now, actor, action: 'calendar.revoked' })
      return rows.length > 0
    }),
  )
}

/** Whether a token opens the feed; records the read. */
export function readFeed(db: Database, token: string, now: Date): Promise<boolean> {
  return guarded(async () => {
    const [feed] = await db
      .select()
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.tokenHash, hashOf(token)), isNull(calendarFeeds.revokedAt)))
    if (!feed) return false
    if (!feed.lastReadAt || now.getTime() - feed.lastReadAt.getTime() > READ_PRECISION_MS) {
      await db.update(calendarFeeds).set({ lastReadAt: now }).where(eq(calendarFeeds.id, feed.id))
    }
    return true
  })
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
