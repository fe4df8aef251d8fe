import { setTimeout as pause } from 'node:timers/promises'
import type { EndedRow, FaultRow } from '@/lib/oauth-test/testing/fault-row'
import { FAULT_TABLE } from '@/lib/oauth-test/testing/fault-table'
import { prepareProfile } from '@/lib/oauth-test/testing/prepare-profile'
import type { RunView } from '@/lib/oauth-test/view'
import { walkThroughSignIn } from '@/sandbox/testing/browser'
import type { Cluster } from './cluster'
import { type Answer, type Fields, hiddenFields, type Visitor } from './visitor'

/** In milliseconds: how often a test's page asks how far it is, and how soon someone tries again. */
const LOOKS_EVERY = 500
const TRIES_AGAIN = 250

/** The faults of the scripted tests, in turn: each ends in another way. Most tests have none, as in real use. */
const CAST = [
  'nothing-wrong',
  'wrong-secret',
  'nothing-wrong-broad',
  'token-invalid-grant',
  'nothing-wrong',
  'consent-refused',
  'refresh-rotates',
  'not-admin',
  'nothing-wrong',
  'wrong-issuer',
  'callback-wrong-state',
  'token-scope-narrower',
  'nothing-wrong-broad',
  'metadata-503',
  'api-billing-500',
  'refresh-invalid',
]

/** One live test, as a person goes through it. */
export interface Play {
  /** The fault of the test, and its expected end. */
  row: EndedRow
  profileId: string
  /** Null until the wizard has said it. */
  runId: string | null
  /** The instances that may be at work on it: none where it cannot be told yet. */
  workers: string[]
  /** How it ended, as its page shows it. */
  end: RunView | null
}

/** Makes profiles, each for a test that ends in its own way. `latency`, in milliseconds, is that of each answer. */
export function preparePlays(cluster: Cluster, count: number, latency = 0): Promise<Play[]> {
  const place = { sandboxUrl: cluster.sandbox.url, publicUrl: cluster.url, db: cluster.db, ring: cluster.ring }
  return Promise.all(
    Array.from({ length: count }, async (_, index): Promise<Play> => {
      const row = rowOf(CAST[index % CAST.length])
      const { profileId } = await prepareProfile(place, { ...row.scene, latency })
      return { row, profileId, runId: null, workers: [], end: null }
    }),
  )
}

function rowOf(id: string | undefined): EndedRow {
  const row = FAULT_TABLE.find((each): each is EndedRow & FaultRow => each.id === id && 'stage' in each)
  if (!row) throw new Error(`There is no fault ${id}.`)
  return row
}

/** The form data of the button that starts a test; every profile's page sends the same apart from the profile. */
export async function startFields(visitor: Visitor, { profileId }: Play): Promise<Fields> {
  const page = await visitor.get(`/profiles/${profileId}`)
  return hiddenFields(page.text, 'Start the live test')
}

/**
 * Starts a test, signs in for it, and watches it to its end. Who plays it does what people do before a page that does
 * not come: tries again. `onWork` hears of it each time an instance is seen to work on it.
 */
export async function perform(
  play: Play,
  visitor: Visitor,
  start: Fields,
  onWork: (play: Play) => void = () => {},
): Promise<void> {
  play.runId = await begin(play, visitor, start)
  const { status } = await watch(play, visitor, 'running', onWork)
  if (status === 'waiting') {
    const led = await insist(() => visitor.get(`/test-runs/${play.runId}/sign-in`))
    // It leads to the test's page where that has ended meanwhile.
    if (led.location.startsWith('http')) await signIn(play, visitor, led.location)
  }
  play.end = await watch(play, visitor, 'waiting', onWork)
}

async function begin(play: Play, visitor: Visitor, start: Fields): Promise<string> {
  for (;;) {
    play.workers = []
    const answer = await insist(() => visitor.post(`/profiles/${play.profileId}`, { ...start, id: play.profileId }))
    play.workers = [answer.instance]
    const [, runId] = /^\/test-runs\/([0-9a-f-]{36})$/.exec(answer.location) ?? []
    if (runId) return runId
    // Without a database it leads back to the profile, which says so.
    if (answer.location !== `/profiles/${play.profileId}`) throw new Error(`Start: ${answer.status} ${answer.location}`)
    await pause(TRIES_AGAIN)
  }
}

async function signIn(play: Play, visitor: Visitor, url: string): Promise<void> {
  const { user = 'ada', consent = true } = play.row.scene
  const { callbackUrl } = await walkThroughSignIn(url, { user, consent })
  if (!callbackUrl) throw new Error(`The sandbox led nowhere: ${play.row.id}`)
  const { pathname, search } = new URL(callbackUrl)
  play.workers = []
  // One that broke off may have taken the answer, and may have told nobody.
  const asked: string[] = []
  await insist(async () => {
    const answer = await visitor.get(pathname + search)
    asked.push(answer.instance)
    return answer
  })
  play.workers = asked
}

/** The test as it is once it is past this state. */
async function watch(
  play: Play,
  visitor: Visitor,
  past: 'running' | 'waiting',
  onWork: (play: Play) => void,
): Promise<RunView> {
  for (;;) {
    const answer = await insist(() => visitor.get(`/api/test-runs/${play.runId}`))
    const view: RunView = JSON.parse(answer.text)
    if (view.status === 'ended' || (past === 'running' && view.status === 'waiting')) return view
    if (view.status === 'running') onWork(play)
    await pause(LOOKS_EVERY)
  }
}

/** The first answer that is none of a wizard that cannot do its work now. */
async function insist(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.status < 400) return answer
    if (answer.status < 500) throw new Error(`${answer.status}: ${answer.text}`)
    await pause(TRIES_AGAIN)
  }
}
