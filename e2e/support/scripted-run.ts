import { setTimeout as pause } from 'node:timers/promises'
import type { EndedRow, FaultRow } from '@/lib/oauth-test/testing/fault-row'
import { FAULT_TABLE } from '@/lib/oauth-test/testing/fault-table'
import { prepareProfile } from '@/lib/oauth-test/testing/prepare-profile'
import type { RunView } from '@/lib/oauth-test/view'
import { walkThroughSignIn } from '@/sandbox/testing/browser'
import type { Cluster } from './cluster'
import { type Answer, type Fields, hiddenFields, type Visitor } from './visitor'

/** In milliseconds: a test page's polling interval, and a person's wait before a retry. */
const LOOKS_EVERY = 500
const TRIES_AGAIN = 250

/** The faults of the scripted tests in turn, each with another result. Most tests have none, as in real use. */
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
  /** The test's fault, with its expected result. */
  row: EndedRow
  profileId: string
  /** Null until the wizard has given it. */
  runId: string | null
  /** The instances that may work on it: none while that is unknown. */
  workers: string[]
  /** Its result, as its page shows it. */
  end: RunView | null
}

/** Creates profiles, one for each scripted test. `latency`, in milliseconds, is that of each response. */
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

/** The form data of the button that starts a test; it is the same on every profile's page, except for the profile. */
export async function startFields(visitor: Visitor, { profileId }: Play): Promise<Fields> {
  const page = await visitor.get(`/profiles/${profileId}`)
  return hiddenFields(page.text, 'Start the live test')
}

/**
 * Starts a test, signs in for it, and follows it to its end. It retries failed pages as a person does. `onWork` is
 * called each time an instance works on it.
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
    // It redirects to the test's page if the test has ended meanwhile.
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
    // Without a database it redirects to the profile, which says so.
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
  // An interrupted request may have been processed without a response.
  const asked: string[] = []
  await insist(async () => {
    const answer = await visitor.get(pathname + search)
    asked.push(answer.instance)
    return answer
  })
  play.workers = asked
}

/** The test once it is past this state. */
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

/** The first response that is not an error page of an unavailable wizard. */
async function insist(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.status < 400) return answer
    if (answer.status < 500) throw new Error(`${answer.status}: ${answer.text}`)
    await pause(TRIES_AGAIN)
  }
}
