import type { AdviceId } from '../guide/advice-id'

/** The parts of a test run, in order. */
export const STAGE_IDS = [
  'config',
  'discovery',
  'client',
  'authorize',
  'token',
  'scopes',
  'identity',
  'api',
  'refresh',
  'clean-up',
] as const

export type StageId = (typeof STAGE_IDS)[number]

/**
 * How a stage ended. `skipped`: it does not apply, or an earlier stage stands in its way. `could-not-run`: it was
 * tried, and what came back proves nothing either way.
 */
export type StageOutcome = 'pass' | 'warn' | 'fail' | 'skipped' | 'could-not-run'

/** What to say about a stage that did not pass; its words are in advice.ts. */
export interface Advice {
  id: AdviceId
  /** The values in its words. Safe to show. */
  values: Readonly<Record<string, string>>
}

/** Something that was seen. Safe to show: it has no secret in it. */
export interface Evidence {
  label: string
  value: string
}

/** One request that a stage made. */
export interface Exchange {
  method: string
  /** Without query: those may hold secrets. */
  url: string
  /** Null when no answer came. */
  status: number | null
  ms: number
}

/** The three lists of scopes of RFC 6749 section 3.3, side by side. */
export interface ScopeLists {
  /** By the chosen actions; empty when none is chosen. */
  needed: readonly string[]
  asked: readonly string[]
  granted: readonly string[]
  /** What told us which scopes were granted. */
  source: 'answer' | 'token' | 'as-asked'
}

/** How long what the server gave lasts. */
export interface Lifetimes {
  /** In seconds; null where the server does not say. */
  accessSeconds: number | null
  /** In minutes; null when there is no refresh token, or it was refused. */
  refreshMinutes: number | null
  /** Whether the app's own settings told it, its record that an admin pasted, or the guide. */
  refreshSource: 'app' | 'record' | 'guide' | null
  /** When users must sign in again at the latest, RFC 3339; null when nothing tells. */
  signInAgainBy: string | null
}

/** The result of a stage. */
export interface Judgement {
  outcome: StageOutcome
  advice: readonly Advice[]
  evidence: readonly Evidence[]
}

/** One stage of a run, as it is stored and shown. */
export interface StageResult extends Judgement {
  id: StageId
  /** RFC 3339. */
  startedAt: string
  ms: number
  exchanges: readonly Exchange[]
}

/** The test’s target: a profile at the time of the run, and its hosts. */
export interface TestTarget {
  connector: string
  guide: string
  cloud: string
  /** The only address that the run asks anything of, but for the API's. */
  origin: string
  /** The API's, where that is another one. */
  apiOrigin?: string
  /** The value of the account field; empty if the guide has none. */
  accountId: string
  clientId: string
  /** The values of the guide's fields, by key, without secrets. */
  fields: Readonly<Record<string, string>>
  /** The scopes that are asked for. */
  scopes: readonly string[]
  /** Ids of the chosen actions. */
  actions: readonly string[]
  redirectUri: string
}
