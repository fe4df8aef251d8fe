import 'server-only'
import { lt } from 'drizzle-orm'
import type { Database } from '../db/database'
import { stackOneEvents } from '../db/stackone-schema'
import { guarded } from '../db/store-error'

/** In milliseconds: how long a repeat is recognised. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Records an event by the hash of its body; false for a repeat. */
export function takeEvent(db: Database, hash: string, now: Date): Promise<boolean> {
  return guarded(async () => {
    const rows = await db
      .insert(stackOneEvents)
      .values({ hash, at: now })
      .onConflictDoNothing()
      .returning({ hash: stackOneEvents.hash })
    return rows.length > 0
  })
}

/** Deletes events that are too old to be repeated. */
export async function forgetOldEvents(db: Database, now: Date): Promise<void> {
  await guarded(() => db.delete(stackOneEvents).where(lt(stackOneEvents.at, new Date(now.getTime() - KEPT_MS))))
}
