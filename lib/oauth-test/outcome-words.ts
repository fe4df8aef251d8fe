import type { TestOutcome } from '../profile/profile'
import type { StageOutcome } from './stage'

/** What the outcomes of stages are called. */
export const STAGE_WORDS: Readonly<Record<StageOutcome, string>> = {
  pass: 'Passed',
  warn: 'Passed, with a remark',
  fail: 'Failed',
  skipped: 'Not run',
  'could-not-run': 'Could not tell',
}

/** What the outcome of a run means, where no advice says more. */
export const RUN_WORDS: Readonly<Record<TestOutcome, string>> = {
  ready: 'A real sign-in worked, and the token opens what the actions need.',
  failed: 'Something stands in the way: the stages say what.',
  incomplete: 'Nothing speaks against the profile, but not everything could be proven.',
}

/** Milliseconds, for people. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}
