import 'server-only'
import { lt } from 'drizzle-orm'
import type { Database } from '../db/database'
import { stackOneEvents } from '../db/stackone-schema'
import { guarded } from '../db/store-error'

/** How long a repeat is known as one, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/** Takes an event by the hash of its body; false when it came before. */
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

/** Forgets events that are not repeated any more. */
export async function forgetOldEvents(db: Database, now: Date): Promise<void> {
  await guarded(() => db.delete(stackOneEvents).where(lt(stackOneEvents.at, new Date(now.getTime() - KEPT_MS))))
}
