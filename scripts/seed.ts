// Fills the configured store with demo profiles, live tests and their history, for development.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startSandbox } from '../sandbox/server'
import { walkThroughSignIn } from '../sandbox/testing/browser'
import { makeGuideApp, setFaults } from '../sandbox/testing/set-up'
import { DEMO_PROFILES, type DemoProfile } from './demo-profiles'
import { loadEnv } from './load-env.mjs'

const DAY_MS = 24 * 60 * 60_000
const SANDBOX = 'http://localhost:4010'

loadEnv()
process.env.SANDBOX_URL ||= SANDBOX
// These modules read the settings when they are loaded.
const { env } = await import('../lib/env')
const { withDatabase } = await import('../lib/commands/with-database')
const { guideOf } = await import('../lib/guides/loaded')
const { destinationOf } = await import('../lib/profile/destination')
const { createProfile, everyProfile, findProfile } = await import('../lib/profile/store')
const { endEarly } = await import('../lib/oauth-test/end-early')
const { answerRun, runOfState, signInUrl, startRun } = await import('../lib/oauth-test/runner')
const { openRunDeps } = await import('../lib/oauth-test/run-deps.server')

type World = Awaited<ReturnType<typeof openRunDeps>>

try {
  const { values } = parseArgs({ options: { force: { type: 'boolean', default: false } } })
  await seed(values.force)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function seed(isForced: boolean): Promise<void> {
  if (process.env.NODE_ENV === 'production')
    throw new Error('Demo profiles are for development: NODE_ENV is production.')
  const sandboxUrl = env().sandboxUrl ?? SANDBOX
  const stop = await sandboxAt(sandboxUrl)
  try {
    await withDatabase(
      env(),
      async () => {
        const world = await openRunDeps()
        if (!isForced && (await everyProfile(world.db, 'databricks')).length > 0) {
          throw new Error('There are profiles already. Add the demo profiles to them: npm run db:seed -- --force')
        }
        for (const demo of DEMO_PROFILES) console.log(await add(world, sandboxUrl, demo))
      },
      { mustExist: false },
    )
  } finally {
    await stop()
  }
}

/** Starts the sandbox there, unless it runs. Resolves to a function that stops it. */
async function sandboxAt(url: string): Promise<() => Promise<void>> {
  const isThere = await fetch(url).then(
    () => true,
    () => false,
  )
  if (isThere) return async () => {}
  const { port, hostname } = new URL(url)
  const sandbox = await startSandbox({ port: Number(port || 80), hostname, publicUrl: url })
  return () => sandbox.stop()
}

/** Creates one profile with its own app, and tests it as configured. Returns the result in a sentence. */
async function add(world: World, sandboxUrl: string, demo: DemoProfile): Promise<string> {
  const guide = guideOf('databricks', 'oauth-u2m')
  const accountId = randomUUID()
  if (!guide?.clouds.some(({ id }) => id === 'sandbox')) throw new Error('This wizard has no guide for the sandbox.')
  const app = await makeGuideApp(sandboxUrl, accountId, world.publicUrl, demo.app)
  const fields = { accountId: demo.accountId ?? accountId, clientId: app.clientId }
  const id = randomUUID()
  const made = await createProfile(
    { db: world.db, ring: world.ring, now: before(demo.madeDaysAgo), actor: demo.by },
    {
      id,
      submissionId: randomUUID(),
      connector: guide.connector,
      guide: guide.slug,
      input: {
        name: demo.name,
        cloud: 'sandbox',
        fields,
        scopes: demo.scopes ?? '',
        actions: demo.actions.map((action) => guide.actionPrefix + action),
      },
      secrets: { clientSecret: demo.clientSecret ?? app.clientSecret },
      secretFor: destinationOf(guide, { cloud: 'sandbox', fields }) ?? '',
    },
  )
  if (!made.ok) return `${demo.name}: not added, there is one with this name.`
  for (const test of demo.tests) {
    await setFaults(sandboxUrl, accountId, test.faults ?? [])
    await play(asOf(world, before(test.daysAgo)), id, test)
  }
  const saved = await findProfile(world.db, id)
  return `${demo.name}: ${saved?.lastTestOutcome ?? saved?.lastAttempt?.outcome ?? 'not tested'}`
}

async function play(
  world: World,
  profileId: string,
  { by, consent = true, signIn = true }: DemoProfile['tests'][number],
) {
  const profile = await findProfile(world.db, profileId)
  const begun = profile && (await startRun(world, profile, { startedBy: by, owner: by }))
  if (!begun) throw new Error('The test could not start.')
  await begun.done
  const url = await signInUrl(world, begun.id)
  if (!url) return
  const { callbackUrl } = signIn ? await walkThroughSignIn(url, { user: 'ada', consent }) : { callbackUrl: null }
  const query = callbackUrl ? new URL(callbackUrl).search.slice(1) : ''
  const owned = callbackUrl ? await runOfState(world.db, query) : null
  if (owned) await (await answerRun(world, owned.run.id, query))?.done
  else await endEarly(world, begun.id, { because: 'no-sign-in' })
}

/** The same dependencies with a shifted clock, also in the servers' Date headers. */
function asOf(world: World, day: Date): World {
  const { fetch: ask } = world.tools
  const fetchThen: typeof ask = async (url, init) => {
    const { body, status, headers } = await ask(url, init)
    const then = new Headers(headers)
    const lead = Date.parse(headers.get('date') ?? '') - Date.now()
    if (!Number.isNaN(lead)) then.set('date', new Date(day.getTime() + lead).toUTCString())
    return new Response(body, { status, headers: then })
  }
  return { ...world, tools: { ...world.tools, now: () => day, fetch: fetchThen } }
}

function before(days: number): Date {
  return new Date(Date.now() - days * DAY_MS)
}
