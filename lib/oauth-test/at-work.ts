import { processWide } from '../process-wide'
import type { Hold } from './run-store'

const atWork = () => processWide('runs at work', () => new Map<Promise<void>, Hold>())

/** Remembers work of this process on a run until it is done. It must not reject. */
export function track(hold: Hold, work: Promise<void>): Promise<void> {
  const works = atWork()
  works.set(work, hold)
  void work.then(() => works.delete(work))
  return work
}

/** Resolves once nothing is at work, or after `mostMs` milliseconds: with the runs that are at work then. */
export async function workDone(mostMs: number): Promise<Hold[]> {
  const over = new Promise<void>((resolve) => setTimeout(resolve, mostMs).unref())
  while (atWork().size > 0) {
    const done = await Promise.race([Promise.all(atWork().keys()).then(() => true), over.then(() => false)])
    if (!done) break
  }
  return [...atWork().values()]
}
