import { inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/database'
import { testRuns } from '../../db/schema'

/** Lets the heartbeats of these runs expire. */
export async function fallSilent(db: Database, ids: readonly string[]): Promise<void> {
  const workerUntil = sql`now() - interval '1 millisecond'`
  await db
    .update(testRuns)
    .set({ workerUntil })
    .where(inArray(testRuns.id, [...ids]))
}
