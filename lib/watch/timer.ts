import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log/log'
import { whatBroke } from '../log/what-broke'
import { singleton } from '../singleton'

/** In milliseconds: from one round to the next, and to the first. */
const EVERY_MS = 60_000
const FIRST_MS = 15_000
/** In milliseconds: the time that a running round has after the signal to end. */
const LAST_ROUND_MS = 5000

interface State {
  timer: NodeJS.Timeout | null
  /** The round that runs now. */
  round: Promise<void> | null
  /** Whether something has happened during the round that it may have missed. */
  isKicked: boolean
}

const state = () => singleton('watch', (): State => ({ timer: null, round: null, isKicked: false }))

/** Watches the profiles from now on, until `stopWatch`. A second call does nothing. */
export function startWatch(): void {
  const watch = state()
  watch.timer ??= later(FIRST_MS)
}

/** Ends the watch; resolves when its round is over, or has had its time: another process does the rest later. */
export async function stopWatch(): Promise<void> {
  const watch = state()
  if (watch.timer) clearTimeout(watch.timer)
  watch.timer = null
  await Promise.race([watch.round, wait(LAST_ROUND_MS, undefined, { ref: false })])
}

/** Has a round begin now, where this process watches: something has happened. */
export function kickWatch(): void {
  const watch = state()
  if (!watch.timer) return
  if (watch.round !== null) {
    watch.isKicked = true
    return
  }
  clearTimeout(watch.timer)
  watch.timer = later(0)
}

function later(ms: number): NodeJS.Timeout {
  return setTimeout(() => {
    const watch = state()
    watch.round = round().finally(() => {
      watch.round = null
      // Unless it was stopped meanwhile.
      if (watch.timer) watch.timer = later(watch.isKicked ? 0 : EVERY_MS)
      watch.isKicked = false
    })
  }, ms).unref()
}

/** The failure of a round is logged, and the next round tries again. */
async function round(): Promise<void> {
  try {
    // It reads the settings and the guides: their errors are reported at the start, and not while modules load.
    const { watchRound } = await import('./own-watch')
    await watchRound(() => state().timer !== null)
  } catch (error) {
    // Told to end, the process closes its database.
    if (state().timer !== null) log().warn(whatBroke(error), 'A round of the daily check failed.')
  }
}
