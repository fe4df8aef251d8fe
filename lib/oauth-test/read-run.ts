import { endEarly } from './end-early'
import { findRun, lapsedRuns, type OwnedRun } from './run-store'
import type { RunDeps } from './runner'

/**
 * The run with that id in its current state, null if there is none. If its time is over, all lapsed runs are ended
 * first, since their processes may be gone. Rejects with StoreError.
 */
export async function readRun(world: RunDeps, id: string): Promise<OwnedRun | null> {
  const owned = await findRun(world.db, id)
  // Pages poll twice a second: while nothing has lapsed, one query is enough.
  if (!owned || !isOver(owned, world.tools.now())) return owned
  await endLapsedRuns(world)
  return findRun(world.db, id)
}

function isOver({ run, isSilent }: OwnedRun, now: Date): boolean {
  return isSilent || (run.waitsUntil !== null && run.waitsUntil < now)
}

/** Ends every run without a sign-in in time, and every run of a lost process. */
export async function endLapsedRuns(world: RunDeps): Promise<void> {
  const now = world.tools.now()
  for (const { id, status } of await lapsedRuns(world.db, now)) {
    const because = status === 'waiting' ? 'no-sign-in' : 'interrupted'
    await endEarly(world, id, { because, statuses: [status], lapsedBy: now })
  }
}
