import { OUTCOME_WORDS } from '../messages'
import type { Attempt, Profile, TestOutcome } from './profile'

/** The proof that tests gave for a profile in its present version, and the last attempt if it proved nothing. */
export interface Standing {
  /** Null: no test of the profile as it is now. `at` is RFC 3339. */
  shown: { outcome: TestOutcome; at: string } | null
  /** Null: the last test is the one that showed it, or there was none. */
  attempt: Attempt | null
}

/** How a profile stands. */
export function standingOf({
  lastTestOutcome,
  lastTestedAt,
  lastAttempt,
}: Pick<Profile, 'lastTestOutcome' | 'lastTestedAt' | 'lastAttempt'>): Standing {
  const shown = lastTestOutcome && lastTestedAt && { outcome: lastTestOutcome, at: lastTestedAt.toISOString() }
  return { shown, attempt: lastAttempt && lastAttempt.at !== shown?.at ? lastAttempt : null }
}

/**
 * The same in sentences, with days of UTC; null while no test has ended. `reason` is the reason of the last attempt's
 * failure, null if it is unknown.
 */
export function standingInWords({ shown, attempt }: Standing, reason: string | null): string | null {
  const last =
    attempt && `Last attempt, ${dayOf(attempt.at)}: ${reason ?? OUTCOME_WORDS[attempt.outcome].toLowerCase()}.`
  if (shown) return [`${OUTCOME_WORDS[shown.outcome]} on ${dayOf(shown.at)}.`, last].filter(Boolean).join(' ')
  return last && `Not tested since it was changed. ${last}`
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}
