import { singleton } from '../singleton'
import type { RunLease } from './run-store'

const activeRuns = () => singleton('runs at work', () => new Map<Promise<void>, RunLease>())

/** Registers this process's work on a run until it is done. It must not reject. */
export function trackRun(hold: RunLease, work: Promise<void>): Promise<void> {
  const runs = activeRuns()
  runs.set(work, hold)
  void work.then(() => runs.delete(work))
  return work
}

/** Resolves once no work is active, or after `mostMs` milliseconds, with the runs that are active then. */
export async function waitForRuns(mostMs: number): Promise<RunLease[]> {
  const over = new Promise<void>((resolve) => setTimeout(resolve, mostMs).unref())
  while (activeRuns().size > 0) {
    const done = await Promise.race([Promise.all(activeRuns().keys()).then(() => true), over.then(() => false)])
    if (!done) break
  }
  return [...activeRuns().values()]
}
