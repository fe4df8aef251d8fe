import { databricks, databricksTest } from '@/lib/guides/testing/databricks'
import { findProfile } from '@/lib/profile/store'
import type { KeyRing } from '@/lib/security/seal'
import type { Sandbox } from '@/sandbox/server'
import { walkThroughSignIn } from '@/sandbox/testing/browser'
import type { Database } from '../../db/database'
import { withSandbox } from '../../guide/source'
import { endEarly } from '../end-early'
import type { TestRun } from '../run'
import type { RunTools } from '../run-stages'
import { findRun, lapsedRuns } from '../run-store'
import { answerRun, type RunDeps, runOfState, signInUrl, startRun } from '../runner'
import { TEST_MINUTES } from '../waiting'
import { prepareProfile } from './prepare-profile'
import { watch } from './watch'

const RING: KeyRing = [Buffer.alloc(32, 7)]
const OTHER_RING: KeyRing = [Buffer.alloc(32, 8)]
const PUBLIC_URL = 'http://localhost:9'

/** The rehearsed scene. */
export interface Scene {
  /** Ids of the sandbox's faults. */
  faults?: readonly string[]
  /** In milliseconds: the delay of every response. */
  latency?: number
  /** The profile's Scopes field. */
  scopes?: string
  actions?: readonly string[]
  /** Changes to the app connection that the guide describes. */
  app?: Readonly<Record<string, unknown>>
  /** Changes of the profile once the app exists. */
  profile?: Partial<{ accountId: string; clientId: string; clientSecret: string }>
  user?: 'ada' | 'ursula'
  /** Whether the user who signs in agrees. */
  consent?: boolean
  /** False: nobody signs in. */
  signIn?: boolean
  /** Whether the run's wait for the sign-in is over. */
  waitIsOver?: boolean
  /** The URL of the profile's cloud, in place of the sandbox's. */
  origin?: string
  /** Whether the key of the profile's secret is missing. */
  keyIsGone?: boolean
  /** The query of the callback, in place of the real one. */
  callback?: (query: string) => string
  limitOf?: RunTools['limitOf']
}

/** The result of a rehearsal. */
export interface Rehearsed {
  run: TestRun
  /** Where the sign-in ended if it did not redirect back. */
  page: { url: string; status: number; text: string } | null
  /** Every value that must be found nowhere. */
  secrets: string[]
  world: RunDeps
  profileId: string
}

/** Creates an app in a new account and a profile for it, and tests that with these faults. */
export async function rehearse(sandbox: Sandbox, db: Database, scene: Scene): Promise<Rehearsed> {
  if (!databricks.sandbox) throw new Error('The guide has no sandbox.')
  const loaded = withSandbox(databricks, databricks.sandbox, scene.origin ?? sandbox.url)
  const wire = watch(fetch)
  const world: RunDeps = {
    db,
    ring: scene.keyIsGone ? OTHER_RING : RING,
    tools: {
      fetch: wire.fetch,
      clock: () => performance.now(),
      now: () => new Date(),
      ...(scene.limitOf && { limitOf: scene.limitOf }),
    },
    publicUrl: PUBLIC_URL,
    findTest: () => ({ guide: loaded.guide, provider: databricksTest }),
  }
  const place = { sandboxUrl: sandbox.url, publicUrl: PUBLIC_URL, db, ring: RING }
  const { profileId, clientSecret } = await prepareProfile(place, scene)
  const profile = await findProfile(db, profileId)
  if (!profile) throw new Error('The profile was not saved.')
  const begun = await startRun(world, profile, { startedBy: 'Ann', owner: 'ann' })
  if (!begun) throw new Error('The guide has no test.')
  await begun.done
  const url = scene.signIn === false ? null : await signInUrl(world, begun.id)
  const asked = new URL(url ?? 'about:blank').searchParams
  const secrets = [clientSecret, asked.get('state') ?? '', asked.get('nonce') ?? '']
  let page: Rehearsed['page'] = null
  if (url) {
    const walk = await walkThroughSignIn(url, { user: scene.user ?? 'ada', consent: scene.consent ?? true })
    page = walk.page
    if (walk.callbackUrl) {
      const query = new URL(walk.callbackUrl).search.slice(1)
      secrets.push(new URLSearchParams(query).get('code') ?? '')
      const brought = scene.callback?.(query) ?? query
      // Like the wizard's callback: by the state, or else by the browser's cookie.
      const owned = (await runOfState(db, brought)) ?? (await findRun(db, begun.id))
      await (owned && (await answerRun(world, owned.run.id, brought)))?.done
    }
  }
  if (scene.waitIsOver) await endWait(world, begun.id)
  const ended = await findRun(db, begun.id)
  if (!ended) throw new Error('The run is gone.')
  const all = [...new Set([...secrets, ...wire.secrets()])].filter((secret) => secret !== '')
  return { run: ended.run, page, secrets: all, world, profileId }
}

/** Expires a run without a sign-in. */
async function endWait(world: RunDeps, id: string): Promise<void> {
  const later = new Date(Date.now() + (TEST_MINUTES + 1) * 60_000)
  const lapsed = await lapsedRuns(world.db, later)
  for (const run of lapsed.filter((each) => each.id === id)) await endEarly(world, run.id, { because: 'no-sign-in' })
}
