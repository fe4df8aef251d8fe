import { databricks, databricksTest } from '@/lib/guides/testing/databricks'
import type { Sandbox } from '@/sandbox/server'
import { projectKey, setUpStackOne, type TypedProfile } from '@/sandbox/testing/stackone'
import type { Database } from '../../db/database'
import type { Guide } from '../../guide/schema'
import { withSandbox } from '../../guide/source'
import { answerCleaner } from '../../oauth-test/clean-answer'
import type { RunDeps } from '../../oauth-test/runner'
import { prepareProfile } from '../../oauth-test/testing/prepare-profile'
import type { Scene } from '../../oauth-test/testing/rehearse'
import type { Profile } from '../../profile/profile'
import { findProfile } from '../../profile/store'
import type { KeyRing } from '../../security/seal'
import { type StackOne, stackOneClient } from '../client'
import { confirmReference } from '../reference-store'

const RING: KeyRing = [Buffer.alloc(32, 7)]
const PUBLIC_URL = 'http://localhost:9'

/** A wizard and its own StackOne, with a clock that tests move. */
export interface StackOneWorld extends RunDeps {
  stackOne: StackOne
  guide: Guide
  now: () => Date
  /** Moves the clock, in milliseconds. */
  pass: (ms: number) => void
  /** Sets the faults of StackOne, and creates a connector profile there; returns its id. */
  setUp: (setUp: Parameters<typeof setUpStackOne>[2]) => Promise<string>
  /** The requests to hosts other than the sandbox, answered with `status`. */
  sent: { url: string; headers: Headers; body: string }[]
  answerWith: (status: number) => void
}

/** A project in the sandbox's StackOne, and a wizard with its key. */
export function stackOneWorld(db: Database, sandbox: Sandbox, project: string): StackOneWorld {
  if (!databricks.sandbox) throw new Error('The guide has no sandbox.')
  const { guide } = withSandbox(databricks, databricks.sandbox, sandbox.url)
  let [at, status] = [Date.now(), 200]
  const now = () => new Date(at)
  const sent: StackOneWorld['sent'] = []
  const ask = async (url: string | URL | Request, init: RequestInit = {}) => {
    if (`${url}`.startsWith(sandbox.url)) return fetch(url, init)
    sent.push({ url: `${url}`, headers: new Headers(init.headers), body: `${init.body}` })
    return new Response(null, { status })
  }
  return {
    ...{ db, ring: RING, publicUrl: PUBLIC_URL, guide, now, sent },
    tools: { fetch: ask, clock: () => 0, now },
    findTest: () => ({ guide, provider: databricksTest }),
    stackOne: stackOneClient({
      ...{ fetch: ask, now, proxyOf: () => null, userAgent: 'test', wait: async () => {} },
      clean: answerCleaner(guide, []),
      apiKey: projectKey(project),
      apiUrl: `${sandbox.url}/stackone`,
    }),
    pass: (ms) => {
      at += ms
    },
    setUp: (setUp) => setUpStackOne(sandbox.url, project, setUp),
    answerWith: (next) => {
      status = next
    },
  }
}

/** A profile whose app matches the guide. */
export async function makeProfile(
  { db, publicUrl, ring }: RunDeps,
  sandbox: Sandbox,
  scene: Scene = {},
): Promise<{ profile: Profile; clientSecret: string }> {
  const place = { sandboxUrl: sandbox.url, publicUrl, db, ring }
  const { profileId, clientSecret } = await prepareProfile(place, scene)
  const profile = await findProfile(db, profileId)
  if (!profile) throw new Error('The profile was not saved.')
  return { profile, clientSecret }
}

/** The same, entered in StackOne with these changes, and confirmed; `reference` is its id there. */
export async function makeConfirmed(
  world: StackOneWorld,
  sandbox: Sandbox,
  changes: Partial<TypedProfile> = {},
): Promise<{ profile: Profile; clientSecret: string; reference: string }> {
  const { profile, clientSecret } = await makeProfile(world, sandbox)
  const { name, fields } = profile
  const { accountId = '', clientId = '' } = fields
  const reference = await world.setUp({ profile: { name, accountId, clientId, clientSecret, ...changes } })
  const confirmation = { db: world.db, profile, reference: { id: reference, name }, now: world.now(), actor: 'Ann' }
  await confirmReference(confirmation)
  return { profile, clientSecret, reference }
}
