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

/** How many of a profile's tests are looked at: the last ones. */
const MAX_RUNS = 20

/** The profile's setup for its sender; null where there is none, or nothing to do or to see of it. Rejects with StoreError. */
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

/** How far the setups of these profiles are that wait, in a few words, by the profile's id. Rejects with StoreError. */
export async function setupsInWords(
  db: Database,
  profileIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const setups = await latestSetups(db, profileIds)
  return new Map(
    [...setups].flatMap(([profileId, setup]): [string, string][] => {
      const words = setupInWords(setup, now)
      return words === null ? [] : [[profileId, words]]
    }),
  )
}
