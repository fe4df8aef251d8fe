import type { TestOutcome } from '@/lib/profile/profile'
import type { AdviceId } from '../../guide/advice-id'
import type { StageId, StageOutcome } from '../stage'
import type { Scene } from './rehearse'

interface Row {
  id: string
  /** The fault, in one line. */
  title: string
  scene: Scene
}

/** A fault that the test ends with, and the stage that shows it. */
export interface EndedRow extends Row {
  /** The stage that reports it. */
  stage: StageId
  outcome: StageOutcome
  /** The advice of that stage; null for none. */
  advice: AdviceId | null
  /** The outcome of the whole test. */
  run: TestOutcome
  /** Whether the stage's time limit ends it. */
  isSlow?: true
}

/** A fault that ends at the provider's own page: the test keeps waiting, and the decoder of pages continues. */
export interface WaitingRow extends Row {
  /** The text of the page. */
  page: string
}

export type FaultRow = EndedRow | WaitingRow

type Verdict = Pick<EndedRow, 'stage' | 'outcome' | 'advice' | 'run'>
type Generic = readonly [effect: string, title: string, outcome: StageOutcome, advice: AdviceId]

export const WITH_OPENID = { scopes: 'all-apis offline_access openid email' } satisfies Scene

const SOURCES = {
  metadata: 'Metadata',
  client: 'Token endpoint, before the sign-in',
  token: 'Token endpoint, after the sign-in',
  api: 'API',
  refresh: 'Token endpoint, with the refresh token',
} as const

const GENERIC: readonly Generic[] = [
  ['reset', 'the connection is reset', 'could-not-run', 'connection-broken'],
  ['hang', 'no answer arrives', 'could-not-run', 'timed-out'],
  ['slow-drip', 'the answer arrives at one byte per second', 'could-not-run', 'timed-out'],
  ['500', 'status 500', 'could-not-run', 'server-error'],
  ['503', 'status 503, with Retry-After', 'could-not-run', 'server-busy'],
  ['429', 'status 429, with Retry-After', 'could-not-run', 'server-busy'],
  ['html', 'a web page with status 200', 'could-not-run', 'page-instead-of-data'],
  ['proxy-page', 'a proxy’s page, with status 403', 'could-not-run', 'answered-by-network'],
  ['gateway-page', 'an unknown page, with status 405', 'could-not-run', 'page-with-status'],
  ['cut-json', 'the JSON is cut off', 'could-not-run', 'unreadable-answer'],
  ['huge', 'the answer is 50 MB long', 'could-not-run', 'too-large'],
  ['redirect-loop', 'a redirect to itself', 'could-not-run', 'redirect-loop'],
  ['redirect-elsewhere', 'a redirect to another host', 'could-not-run', 'redirected-elsewhere'],
  ['wrong-type', 'the JSON has the type of plain text', 'could-not-run', 'unreadable-answer'],
  ['empty', 'the answer is empty', 'could-not-run', 'unreadable-answer'],
]

/** The faults of any server, at each stage that sends a request. */
export function generic(
  target: 'metadata' | 'client' | 'token' | 'api' | 'refresh',
  stage: StageId,
  run: TestOutcome,
  others: Readonly<Record<string, Partial<Verdict>>>,
): EndedRow[] {
  const isRedirectless = target !== 'metadata'
  return GENERIC.map(([effect, title, outcome, advice]) => {
    // A request with a secret in it follows no redirect.
    const said = isRedirectless && effect === 'redirect-loop' ? 'redirected-within' : advice
    const row = ended(
      `${target}-${effect}`,
      `${SOURCES[target]}: ${title}`,
      { faults: [`${target}-${effect}`] },
      { stage, outcome, advice: said, run, ...others[effect] },
    )
    return effect === 'hang' || effect === 'slow-drip' ? { ...row, isSlow: true } : row
  })
}

export function ended(id: string, title: string, scene: Scene, verdict: Verdict): EndedRow {
  return { id, title, scene, ...verdict }
}

export function waiting(id: string, title: string, scene: Scene, page: string): WaitingRow {
  return { id, title, scene, page }
}

/** A fault of the sandbox, with everything else as usual. */
export function fault(id: string, title: string, verdict: Verdict, scene: Scene = { faults: [id] }): EndedRow {
  return ended(id, title, scene, verdict)
}

export function openid(id: string, title: string, verdict: Verdict): EndedRow {
  return ended(id, title, { ...WITH_OPENID, faults: [id] }, verdict)
}

/** The query of the callback, in place of the real one. */
export function brought(id: string, title: string, callback: (query: string) => string, advice: AdviceId): EndedRow {
  return ended(id, title, { callback }, failed('authorize', advice))
}

export function failed(stage: StageId, advice: AdviceId): Verdict {
  return { stage, outcome: 'fail', advice, run: 'failed' }
}

/** Nothing is proven. */
export function unknown(stage: StageId, advice: AdviceId): Verdict {
  return { stage, outcome: 'could-not-run', advice, run: 'incomplete' }
}

export function ready(stage: StageId, outcome: 'pass' | 'warn', advice: AdviceId | null): Verdict {
  return { stage, outcome, advice, run: 'ready' }
}

export function without(query: string, name: string): string {
  const left = new URLSearchParams(query)
  left.delete(name)
  return left.toString()
}

export function error(query: string, code: string): string {
  return `${without(query, 'code')}&error=${code}`
}
