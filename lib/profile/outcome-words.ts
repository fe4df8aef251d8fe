import type { TestOutcome } from './profile'

/** How a live test ended, in a word or two. */
export const OUTCOME_WORDS: Readonly<Record<TestOutcome, string>> = {
  ready: 'Ready',
  failed: 'Failed',
  incomplete: 'Incomplete',
}
