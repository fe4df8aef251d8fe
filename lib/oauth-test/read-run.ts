import { endEarly } from './end-early'
import { findRun, lapsedRuns, type OwnedRun } from './run-store'
import type { World } from './runner'

/**
 * The run with that id as it is now, null when there is none. Runs whose time is over are ended first: nobody else may
 * be there to do it. Rejects with StoreError.
 */
export async function readRun(world: World, id: string): Promise<OwnedRun | null> {
  const owned = await findRun(world.db, id)
  if (!owned || owned.run.status === 'ended') return owned
  await endLapsedRuns(world)
  return findRun(world.db, id)
}

/** Ends every run whose sign-in did not come in time, or whose process is gone. */
export async function endLapsedRuns(world: World): Promise<void> {
  const now = world.tools.now()
  for (const { id, status } of await lapsedRuns(world.db, now)) {
    const because = status === 'waiting' ? 'no-sign-in' : 'interrupted'
    await endEarly(world, id, { because, statuses: [status], lapsedBy: now })
  }
}
