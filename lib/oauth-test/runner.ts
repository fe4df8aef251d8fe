import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Database } from '../db/database'
import { retryWhileUnavailable } from '../db/retry-while-unavailable'
import { isStoreError } from '../db/store-error'
import type { AdviceId } from '../guide/advice-id'
import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { log } from '../log/log'
import { ENDED_BEFORE } from '../messages'
import { missingValues } from '../profile/missing-values'
import type { Profile } from '../profile/profile'
import { findProfile, openSecrets } from '../profile/store'
import type { KeyRing } from '../security/seal'
import { hashOf } from '../security/token'
import { trackRun } from './active-runs'
import { configurationOf } from './client'
import type { StageOutputs } from './define-stage'
import { endEarly } from './end-early'
import { provenLifetimes } from './lifetimes'
import { outcomeOf } from './outcome'
import { openPending, type Pending, sealPending } from './pending'
import { blockedBy, perform, type RunTools, type StageInput, withTheRest } from './run-stages'
import {
  endRun,
  findRun,
  findRunByState,
  insertRun,
  MAX_SILENCE_MS,
  type OwnedRun,
  openRunsBefore,
  type RunLease,
  saveProgress,
  startWaiting,
  takeWaiting,
} from './run-store'
import type { StageResult } from './stage'
import { AFTER_SIGN_IN, PREFLIGHT } from './stages'
import { authorize } from './stages/authorize'
import { secretToSend, subjectOf } from './subject'
import { TEST_MINUTES } from './waiting'

/** The dependencies of a run. */
export interface RunDeps {
  db: Database
  ring: KeyRing
  tools: RunTools
  /** Without a slash at its end. */
  publicUrl: string
  /** A guide whose profiles can be tested; undefined for any other. */
  findTest: (connector: string, slug: string) => { guide: Guide; provider: ProviderTest } | undefined
}

/** A started run. `done` never rejects: it resolves when this process has finished its part. */
export interface StartedRun {
  id: string
  done: Promise<void>
}

/**
 * Starts a test of a profile on behalf of `startedBy`; only `owner` can complete its sign-in. Null if the guide has no
 * live test, or the profile waits for its values. Rejects with StoreError.
 */
export async function startRun(
  world: RunDeps,
  profile: Profile,
  { startedBy, owner }: { startedBy: string; owner: string },
): Promise<StartedRun | null> {
  const { db, tools } = world
  const test = world.findTest(profile.connector, profile.guide)
  if (!test || missingValues(test.guide, profile).length > 0) return null
  const subject = subjectOf(world.publicUrl, test.guide, profile)
  const hold = await insertRun(
    db,
    { profileId: profile.id, profileVersion: profile.version, subject, startedBy, owner },
    tools.now(),
  )
  for (const { id } of await openRunsBefore(db, hold.id)) await endEarly(world, id, { because: 'superseded' })
  return {
    id: hold.id,
    done: inBackground(world, hold, () => preflight(world, hold, { ...test, subject }, profile.id)),
  }
}

/**
 * Continues a run with the query of its callback. Null if the run does not wait for it, or no longer: a callback is
 * accepted once. Rejects with StoreError.
 */
export async function answerRun(world: RunDeps, id: string, query: string): Promise<StartedRun | null> {
  const taken = await takeWaiting(world.db, id, world.tools.now())
  if (!taken) return null
  return { id, done: inBackground(world, taken.hold, () => afterSignIn(world, taken, query)) }
}

/** The provider's sign-in URL for a run; null if the run does not wait for a sign-in. Rejects with StoreError. */
export async function signInUrl(world: RunDeps, id: string): Promise<string | null> {
  const owned = await findRun(world.db, id)
  const { status, waitsUntil } = owned?.run ?? {}
  if (status !== 'waiting' || !owned?.sealedPending || !waitsUntil || waitsUntil < world.tools.now()) return null
  const pending = await openPending(world.ring, id, owned.sealedPending)
  if (!pending) return null
  const { subject } = owned.run
  const url = buildAuthorizationUrl(configurationOf(subject, pending.metadata), {
    redirect_uri: subject.redirectUri,
    scope: subject.scopes.join(' '),
    state: pending.state,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ...(pending.nonce && { nonce: pending.nonce }),
  })
  return url.href
}

/** The secrets of a waiting run, which a pasted page may contain. Rejects with StoreError. */
export async function secretsOfWaiting(world: RunDeps, { run, sealedPending }: OwnedRun): Promise<string[]> {
  const pending = sealedPending && (await openPending(world.ring, run.id, sealedPending))
  const { state = '', verifier = '', nonce = '' } = pending || {}
  const opened = Object.values(await openSecrets(world.db, world.ring, run.profileId))
  return [...opened.map((each) => (each.ok ? each.secret : '')), state, verifier, nonce ?? '']
}

/** The run that waits, or waited, for the state of this query. Rejects with StoreError. */
export async function runOfState(db: Database, query: string) {
  const state = new URLSearchParams(query).get('state')
  return state ? findRunByState(db, state) : null
}

type Test = Pick<StageInput, 'subject' | 'guide' | 'provider'>

async function preflight(world: RunDeps, hold: RunLease, test: Test, profileId: string): Promise<void> {
  const { db, ring, tools } = world
  const secret = await outlasting(() => secretToSend(world, profileId, test))
  const { stages, found } = await perform(
    PREFLIGHT.map((stage) => [stage]),
    { ...test, ...secret, stages: [], found: {} },
    tools,
    (stages, current) =>
      outlasting(() => saveProgress(db, hold, { stages, current, scopeLists: null, lifetimes: null })),
  )
  const { metadata } = found
  if (blockedBy(authorize, stages) || !metadata) return end(world, hold, stages, found)
  const pending: Pending = {
    state: randomState(),
    verifier: randomPKCECodeVerifier(),
    nonce: test.subject.scopes.includes('openid') ? randomNonce() : null,
    metadata,
  }
  const wait = {
    stateHash: hashOf(pending.state),
    sealedPending: await sealPending(ring, hold.id, pending),
    until: new Date(tools.now().getTime() + TEST_MINUTES * 60_000),
  }
  await outlasting(() =>
    startWaiting(db, hold, { stages, current: ['authorize'], scopeLists: null, lifetimes: null }, wait),
  )
}

async function afterSignIn(
  world: RunDeps,
  { hold, run, sealedPending }: NonNullable<Awaited<ReturnType<typeof takeWaiting>>>,
  callback: string,
): Promise<void> {
  const { db, ring, tools } = world
  const test = world.findTest(run.subject.connector, run.subject.guide)
  const pending = await openPending(ring, run.id, sealedPending)
  if (!test) return endHeld(world, hold, 'internal-error')
  if (!pending) return endHeld(world, hold, 'secret-unreadable')
  const profile = await outlasting(() => findProfile(db, run.profileId))
  if (profile?.version !== run.profileVersion) return endHeld(world, hold, 'profile-changed')
  const { clientSecret } = await outlasting(() => secretToSend(world, run.profileId, { ...test, subject: run.subject }))
  if (clientSecret === '') return endHeld(world, hold, 'secret-unreadable')
  const { metadata, ...secrets } = pending
  const work: StageInput = {
    ...test,
    subject: run.subject,
    clientSecret,
    stages: run.stages,
    found: { metadata, pending: secrets, callback },
  }
  const { stages, found } = await perform(AFTER_SIGN_IN, work, tools, (stages, current, found) =>
    outlasting(() => saveProgress(db, hold, { stages, current, ...shownOf(found, stages) })),
  )
  await end(world, hold, stages, found)
}

async function end(
  { db, tools }: RunDeps,
  hold: RunLease,
  stages: readonly StageResult[],
  found: StageOutputs,
): Promise<void> {
  const now = tools.now()
  const all = withTheRest(stages, ENDED_BEFORE, now)
  const outcome = outcomeOf(all)
  await outlasting(() => endRun(db, hold.id, { hold }, () => ({ stages: all, ...shownOf(found, all), outcome }), now))
}

/** The stored part of a run’s results. */
function shownOf(found: StageOutputs, stages: readonly StageResult[]) {
  return { scopeLists: found.scopeLists ?? null, lifetimes: provenLifetimes(found, stages) }
}

async function endHeld(world: RunDeps, hold: RunLease, because: AdviceId): Promise<void> {
  await outlasting(() => endEarly(world, hold.id, { because, hold }))
}

/**
 * The run survives a restart of the database. After this time it counts as interrupted, even if this process still
 * works on it.
 */
function outlasting<Result>(work: () => Promise<Result>): Promise<Result> {
  return retryWhileUnavailable(work, MAX_SILENCE_MS)
}

/** A failure here is reported only through the run; while the database is unavailable, its heartbeat is missed. */
function inBackground(world: RunDeps, hold: RunLease, work: () => Promise<void>): Promise<void> {
  const logged = (error: unknown) => {
    // Messages of other libraries may quote secrets.
    log().error(
      `A test failed unexpectedly: ${isStoreError(error) ? error.message : error instanceof Error && error.name}`,
    )
  }
  const worked = work().catch(async (error) => {
    logged(error)
    if (!isStoreError(error) || !error.isUnavailable) await endHeld(world, hold, 'internal-error')
  })
  return trackRun(hold, worked.catch(logged))
}
