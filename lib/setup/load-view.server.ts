import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import { failureReasons } from '../oauth-test/last-attempt.server'
import { runsOf } from '../oauth-test/run-store'
import { missingValues } from '../profile/missing-values'
import type { Profile } from '../profile/profile'
import { setupProgress } from './progress'
import { type SetupView, setupInWords, setupView } from './progress-view'
import { setupState } from './setup'
import { latestSetups } from './store'

/** How many of a profile's latest tests are read. */
const MAX_RUNS = 20

/** The profile's setup for its sender; null if there is none, or nothing left to show. Rejects with StoreError. */
export async function loadSetupView(
  db: Database,
  guide: Guide,
  profile: Profile,
  now: Date,
): Promise<SetupView | null> {
  const setup = (await latestSetups(db, [profile.id])).get(profile.id)
  if (!setup) return null
  const state = setupState(setup, now)
  const isDraft = missingValues(guide, profile).length > 0
  if (state === 'finished' && setup.expiresAt <= now) return null
  if (state === 'expired' && !isDraft && profile.lastTestOutcome === 'ready') return null
  if (state === 'revoked' && !isDraft) return null
  const [runs, causes] = await Promise.all([runsOf(db, profile.id, MAX_RUNS), failureReasons(db, [profile])])
  const progress = setupProgress(setup, guide, profile, runs, now)
  const run = progress.steps.find(({ step }) => step === 'tested')?.run
  return setupView(setup, progress, (run && causes.get(run)) ?? null)
}

/**
 * The progress of these profiles' open setups, in a few words, by profile id: the same ones that the list's filter
 * finds. Rejects with StoreError.
 */
export async function setupsInWords(
  db: Database,
  profiles: readonly Pick<Profile, 'id' | 'lastTestOutcome'>[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const setups = await latestSetups(
    db,
    profiles.map(({ id }) => id),
  )
  return new Map(
    profiles.flatMap(({ id, lastTestOutcome }): [string, string][] => {
      const setup = setups.get(id)
      const isOver = setup && setupState(setup, now) === 'expired' && lastTestOutcome === 'ready'
      const words = setup && !isOver ? setupInWords(setup, now) : null
      return words === null ? [] : [[id, words]]
    }),
  )
}
