import { processWide } from '../process-wide'

const atWork = () => processWide('runs at work', () => new Set<Promise<void>>())

/** Remembers work of this process until it is done. It must not reject. */
export function track(work: Promise<void>): Promise<void> {
  const works = atWork()
  works.add(work)
  void work.then(() => works.delete(work))
  return work
}

/** Resolves once nothing is at work, or after `mostMs` milliseconds: a process that is to end waits for it. */
export async function workDone(mostMs: number): Promise<void> {
  const over = new Promise<void>((resolve) => setTimeout(resolve, mostMs).unref())
  while (atWork().size > 0) {
    const done = await Promise.race([Promise.all(atWork()).then(() => true), over.then(() => false)])
    if (!done) return
  }
}
