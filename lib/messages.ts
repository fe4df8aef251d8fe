// Sentences that are used in more than one place, and refusals for programs and browsers. Sign-in has its own error
// codes in URLs: lib/auth/sign-in-errors.ts.

/** How a live test ended, in a word or two. */
export const OUTCOME_WORDS = {
  ready: 'Ready',
  failed: 'Failed',
  incomplete: 'Incomplete',
} as const

/** The next step once a profile is proven. */
export const ENTER_IN_STACKONE = 'Enter it in StackOne'
export const REMINDERS = 'Reminders for your calendar'
/** Why the other stages of a test did not run. */
export const ENDED_BEFORE = 'The test ended before.'
export const DISK_FULL = 'Its disk is full: free some space. The wizard then continues by itself. Nothing is lost.'
/** Followed by a clause with the consequence. */
export const DATABASE_UNAVAILABLE = 'The wizard’s database is unavailable'

/** Refusals of requests: HTTP status (RFC 9110 section 15), and one sentence with the fix. */
export const REFUSALS = {
  'not-a-navigation': { status: 400, sentence: 'Open this in a tab.' },
  'not-signed-in': { status: 401, sentence: 'Sign in first.' },
  'not-your-setup': { status: 401, sentence: 'Open this in the browser in which you started the setup.' },
  'of-another-site': { status: 403, sentence: 'Open this from the wizard.' },
  'no-such-profile': { status: 404, sentence: 'There is no such profile.' },
  'no-such-link': { status: 404, sentence: 'There is no such link.' },
  'no-such-import': { status: 404, sentence: 'There is no such import.' },
  'no-such-test': { status: 404, sentence: 'There is no such test.' },
  'signed-in-too-long-ago': {
    status: 404,
    sentence: 'The date has passed. Test the profile again.',
  },
  'waits-for-values': { status: 409, sentence: 'This profile waits for its values. Enter them first.' },
  'not-by-this-method': { status: 405, sentence: 'Open this in a browser.' },
  'form-too-long': { status: 413, sentence: 'This form is too long. Enter less text.' },
  broken: { status: 500, sentence: 'Something went wrong in the wizard.' },
  'database-unavailable': { status: 503, sentence: `${DATABASE_UNAVAILABLE}. Try again in a moment.` },
} as const

/** The code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS
