/** How a live test ended, in a word or two. */
export const OUTCOME_WORDS = {
  ready: 'Ready',
  failed: 'Failed',
  incomplete: 'Not proven',
} as const
