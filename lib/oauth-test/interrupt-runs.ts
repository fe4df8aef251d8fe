import type { Database } from '../db/database'
import { isStoreError } from '../db/store-error'
import { endEarly } from './end-early'
import type { RunLease } from './run-store'

/** Ends the runs that this process works on and will not finish: otherwise their pages would keep waiting. */
export async function interruptRuns(open: () => Promise<Database>, holds: readonly RunLease[]): Promise<void> {
  try {
    const world = { db: await open(), tools: { now: () => new Date() } }
    for (const hold of holds) await endEarly(world, hold.id, { because: 'interrupted', hold })
  } catch (error) {
    // The next reader ends them.
    if (!isStoreError(error)) throw error
  }
}
