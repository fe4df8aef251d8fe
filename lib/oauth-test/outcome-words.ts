import type { TestOutcome } from '../profile/profile'
import type { StageOutcome } from './stage'

/** The names of stage outcomes. */
export const STAGE_WORDS: Readonly<Record<StageOutcome, string>> = {
  pass: 'Passed',
  warn: 'Passed with a warning',
  fail: 'Failed',
  skipped: 'Not run',
  'could-not-run': 'Unknown',
}

/** The meaning of a run's outcome, if no advice says more. */
export const RUN_WORDS: Readonly<Record<TestOutcome, string>> = {
  ready: 'A real sign-in worked, and the token covers what the actions need.',
  failed: 'A stage failed: it names the cause and the fix.',
  incomplete: 'No problem found, but some checks could not be completed.',
}

/** Milliseconds, for people. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}
