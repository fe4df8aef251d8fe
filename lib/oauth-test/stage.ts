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
 * The outcome of a stage. `skipped`: it does not apply, or an earlier stage blocks it. `could-not-run`: it was tried,
 * and the result proves nothing.
 */
export type StageOutcome = 'pass' | 'warn' | 'fail' | 'skipped' | 'could-not-run'

/** A piece of advice about a stage that did not pass; its words are in advice.ts. */
export interface Advice {
  id: AdviceId
  /** The values in its words. Safe to show. */
  values: Readonly<Record<string, string>>
}

/** A piece of evidence, without secrets, so it can be shown. */
export interface Evidence {
  label: string
  value: string
}

/** One request that a stage made. */
export interface Exchange {
  method: string
  /** Without its query, which may hold secrets. */
  url: string
  /** Null if no response arrived. */
  status: number | null
  ms: number
}

/** The three lists of scopes of RFC 6749 section 3.3, side by side. */
export interface ScopeLists {
  /** By the chosen actions; empty when none is chosen. */
  needed: readonly string[]
  asked: readonly string[]
  granted: readonly string[]
  /** The source of the granted scopes. */
  source: 'answer' | 'token' | 'as-asked'
}

/** The lifetimes of the server's tokens. */
export interface Lifetimes {
  /** In seconds; null if the server does not say. */
  accessSeconds: number | null
  /** In minutes; null if there is no refresh token, or it was refused. */
  refreshMinutes: number | null
  /** The source of the lifetime: the app's own settings, its record that an admin pasted, or the guide. */
  refreshSource: 'app' | 'record' | 'guide' | null
  /** When users must sign in again at the latest, RFC 3339; null if unknown. */
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
  /** The only origin for the run's requests, except for the API's. */
  origin: string
  /** The API's origin, if it is another one. */
  apiOrigin?: string
  /** The value of the account field; empty if the guide has none. */
  accountId: string
  clientId: string
  /** The values of the guide's fields, by key, without secrets. */
  fields: Readonly<Record<string, string>>
  /** The requested scopes. */
  scopes: readonly string[]
  /** Ids of the chosen actions. */
  actions: readonly string[]
  redirectUri: string
}
