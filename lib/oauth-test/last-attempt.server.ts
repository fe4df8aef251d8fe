import type { Database } from '../db/database'
import { findGuide } from '../guides/loaded'
import type { Profile } from '../profile/profile'
import { wordsOf } from './advice'
import { decisiveStage } from './outcome'
import type { TestRun } from './run'
import { findRuns } from './run-store'

/** The parts of a profile that are used. */
type Attempted = Pick<Profile, 'connector' | 'guide' | 'lastAttempt'>

/** The headline of a profile’s last failed test; null if there is none. Rejects with StoreError. */
export async function lastAttemptReason(db: Database, profile: Attempted): Promise<string | null> {
  const { lastAttempt } = profile
  const run = lastAttempt && (await findRuns(db, [lastAttempt.run])).get(lastAttempt.run)
  return run ? reasonOf(profile, run) : null
}

/** The same for a list of profiles, by the ids of the runs. Rejects with StoreError. */
export async function failureReasons(db: Database, profiles: readonly Attempted[]): Promise<Map<string, string>> {
  const ids = profiles.flatMap(({ lastAttempt }) =>
    lastAttempt && lastAttempt.outcome !== 'ready' ? lastAttempt.run : [],
  )
  const runs = await findRuns(db, ids)
  return new Map(
    profiles.flatMap((profile): [string, string][] => {
      const run = profile.lastAttempt && runs.get(profile.lastAttempt.run)
      const reason = run && reasonOf(profile, run)
      return reason ? [[run.id, reason]] : []
    }),
  )
}

function reasonOf({ connector, guide: slug }: Attempted, run: TestRun): string | null {
  const found = findGuide(connector, slug)
  const [advice] = decisiveStage(run)?.advice ?? []
  return advice && found?.test ? wordsOf(advice, found.guide, found.test).title : null
}
