import { inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/database'
import { testRuns } from '../../db/schema'

/** Has the time pass in which whoever works on these runs should have shown a sign of life. */
export async function fallSilent(db: Database, ids: readonly string[]): Promise<void> {
  const workerUntil = sql`now() - interval '1 millisecond'`
  await db
    .update(testRuns)
    .set({ workerUntil })
    .where(inArray(testRuns.id, [...ids]))
}
