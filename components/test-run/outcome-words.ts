import type { StageOutcome } from '@/lib/oauth-test/stage'
import type { TestOutcome } from '@/lib/profile/profile'

/** What the page calls the outcomes of stages. */
export const STAGE_WORDS: Readonly<Record<StageOutcome, string>> = {
  pass: 'Passed',
  warn: 'Passed, with a remark',
  fail: 'Failed',
  skipped: 'Not run',
  'could-not-run': 'Could not tell',
}

/** What the page calls the outcome of a run, and what it means. */
export const RUN_WORDS: Readonly<Record<TestOutcome, { title: string; text: string }>> = {
  ready: { title: 'Ready', text: 'A real sign-in worked, and the token opens what the actions need.' },
  failed: { title: 'Failed', text: 'Something stands in the way. What to do is next.' },
  incomplete: { title: 'Not proven', text: 'Nothing speaks against the profile, but not everything could be proven.' },
}

/** Milliseconds, for people. */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`
}
