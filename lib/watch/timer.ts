import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log/log'
import { whatBroke } from '../log/what-broke'
import { singleton } from '../singleton'

/** In milliseconds: the interval between two rounds, and the wait before the first. */
const EVERY_MS = 60_000
const FIRST_MS = 15_000
/** In milliseconds: how long a running round may continue after the signal to end. */
const LAST_ROUND_MS = 5000

interface State {
  timer: NodeJS.Timeout | null
  /** The running round. */
  round: Promise<void> | null
  /** Whether something happened during the round that it may have missed. */
  isKicked: boolean
}

const state = () => singleton('watch', (): State => ({ timer: null, round: null, isKicked: false }))

/** Starts to watch the profiles, until `stopWatch`. A second call does nothing. */
export function startWatch(): void {
  const watch = state()
  watch.timer ??= later(FIRST_MS)
}

/** Stops the watch. Resolves when its round is over, or out of time: another process does the rest. */
export async function stopWatch(): Promise<void> {
  const watch = state()
  if (watch.timer) clearTimeout(watch.timer)
  watch.timer = null
  await Promise.race([watch.round, wait(LAST_ROUND_MS, undefined, { ref: false })])
}

/** Starts a round now, if this process watches, because something has happened. */
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
    // Loaded late, because it reads the settings and the guides, whose errors are reported at the start.
    const { watchRound } = await import('./own-watch')
    await watchRound(() => state().timer !== null)
  } catch (error) {
    // When it is told to end, the process closes its database.
    if (state().timer !== null) log().warn(whatBroke(error), 'A round of the daily check failed.')
  }
}
