import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import type { Issued } from './issued-tokens'
import type { ServerMetadata } from './server-metadata'
import type { Judgement, Lifetimes, ScopeLists, StageId, TestTarget } from './stage'

/** The values that bind a callback to this run (RFC 9700 section 2.1). Sealed until they are used. */
export interface PendingSecrets {
  state: string
  verifier: string
  /** If an ID token is requested. */
  nonce: string | null
}

/** The token response. Kept in memory during the run. */
export interface Tokens {
  access: string
  refresh: string | null
  /** In seconds; null if the response does not say. */
  expiresIn: number | null
  /** The `scope` of the response; null if there is none. */
  scope: string | null
  /** The time of the response, RFC 3339. */
  at: string
}

/** The outputs of earlier stages, for later ones. They have tokens, so they are never stored unchanged. */
export interface StageOutputs {
  metadata?: ServerMetadata
  pending?: PendingSecrets
  /** The query of the callback. */
  callback?: string
  tokens?: Tokens
  /** Claims of the ID token, and of the access token: for display, unverified. */
  claims?: Readonly<Record<string, unknown>>
  /** Of the access token only. */
  accessClaims?: Readonly<Record<string, unknown>>
  scopeLists?: ScopeLists
  lifetimes?: Lifetimes
  /** An API read that succeeded with the token, and failed with a spoiled one. */
  opened?: ProviderTest['probes'][number]
  /** The refresh token that replaced the first one. */
  rotatedRefresh?: string
}

/** The input of a stage, with its ways to send requests. */
export interface StageContext {
  subject: TestTarget
  guide: Guide
  provider: ProviderTest
  /** Empty if it cannot be opened, or was entered for another destination: then `secretFor` has that. */
  clientSecret: string
  secretFor?: string | undefined
  found: Readonly<StageOutputs>
  /** Tokens issued since the sign-in, even if a later stage failed. */
  issued: Readonly<Issued>
  /** Sends requests to the OAuth server only; see bounded-fetch.ts. */
  ask: (url: string, init?: RequestInit) => Promise<Response>
  /** Sends requests to the account's API only. */
  askApi: StageContext['ask']
  now: () => Date
  /** The stage's time limit, in milliseconds. */
  limitMs: number
}

/** The input of a judge: everything except clock and fetch. */
export type Facts = Omit<StageContext, 'ask' | 'askApi' | 'now'>

/** The verdict of a stage, and its outputs for later stages. */
export interface Verdict extends Judgement {
  found?: Partial<StageOutputs>
}

interface StageDefinition<Answer> {
  id: StageId
  name: string
  /** The proof of passing, to follow “Shows” or “Would show”. */
  proves: string
  /** In milliseconds. */
  limitMs: number
  /** The stages that must pass before it can run. */
  needs: readonly StageId[]
  act: (context: StageContext) => Promise<Answer>
  /** Pure: the same answer and facts give the same verdict. */
  judge: (answer: Answer, facts: Facts) => Verdict
}

/** A stage with the type of its response hidden. */
export interface Stage extends Omit<StageDefinition<unknown>, 'act' | 'judge'> {
  perform: (context: StageContext) => Promise<Verdict>
}

/** A stage that acts, then judges the response. */
export function defineStage<Answer>({ act, judge, ...stage }: StageDefinition<Answer>): Stage {
  return { ...stage, perform: async (context) => judge(await act(context), context) }
}
