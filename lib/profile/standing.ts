import { OUTCOME_WORDS } from '../messages'
import type { Attempt, Profile, TestOutcome } from './profile'

/** The proof of a profile's current version, and the last attempt if it proved nothing. */
export interface Standing {
  /** Null: the current version was never tested. `at` is RFC 3339. */
  shown: { outcome: TestOutcome; at: string } | null
  /** Null: the last test gave the proof, or there was none. */
  attempt: Attempt | null
}

/** The test status of a profile. */
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
 * failure, null if unknown.
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
