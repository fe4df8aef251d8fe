import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { findProfile } from '../profile/store'
import { type Person, personKey } from '../security/person-key'
import { readRun } from './read-run'
import type { TestRun } from './run'
import type { RunDeps } from './runner'
import { signInLinkState } from './sign-in-link'
import { makeView, type RunView } from './view'

interface LoadedRun {
  run: TestRun
  profile: Profile
  guide: Guide
  test: ProviderTest
  view: RunView
}

/** A run with its related records, null if there is none. Rejects with StoreError. */
export function loadRun(world: RunDeps, id: string, admin: Person): Promise<LoadedRun | null> {
  return load(world, id, { key: personKey(admin) })
}

/** The same for the recipient of a setup, who has this key; null for a run that is not theirs. Rejects with StoreError. */
export async function loadSetupRun(
  world: RunDeps,
  id: string,
  viewer: { key: string; setup: string },
): Promise<LoadedRun | null> {
  const loaded = await load(world, id, viewer)
  return loaded?.view.isMine ? loaded : null
}

async function load(
  world: RunDeps,
  id: string,
  { key, setup }: { key: string; setup?: string },
): Promise<LoadedRun | null> {
  const owned = await readRun(world, id)
  const found = owned && world.findTest(owned.run.subject.connector, owned.run.subject.guide)
  const profile = owned && (await findProfile(world.db, owned.run.profileId))
  if (!owned || !found || !profile) return null
  const { guide, provider: test } = found
  const isMine = owned.owner === key
  const signInLink = isMine && owned.run.status === 'waiting' ? await signInLinkState(world.db, id) : null
  const view = makeView(owned.run, { guide, test, profile, isMine, signInLink, ...(setup !== undefined && { setup }) })
  return { run: owned.run, profile, guide, test, view }
}
