import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import type { Issued } from './issued-tokens'
import type { ServerMetadata } from './server-metadata'
import type { Judgement, Lifetimes, ScopeLists, StageId, TestTarget } from './stage'

/** The values that bind an answer to this run (RFC 9700 section 2.1). Kept sealed until they are used. */
export interface PendingSecrets {
  state: string
  verifier: string
  /** Where an ID token is asked for. */
  nonce: string | null
}

/** The token response. Kept in memory while the run lasts. */
export interface Tokens {
  access: string
  refresh: string | null
  /** In seconds; null where the answer does not say. */
  expiresIn: number | null
  /** The `scope` of the answer; null if there is none. */
  scope: string | null
  /** When they came, RFC 3339. */
  at: string
}

/** The outputs of earlier stages, for later ones. Never stored as they are: they have tokens. */
export interface StageOutputs {
  metadata?: ServerMetadata
  pending?: PendingSecrets
  /** The query of the provider's answer to the sign-in. */
  callback?: string
  tokens?: Tokens
  /** Claims of the ID token, and of the access token: to be seen, not trusted. */
  claims?: Readonly<Record<string, unknown>>
  /** Of the access token only. */
  accessClaims?: Readonly<Record<string, unknown>>
  scopeLists?: ScopeLists
  lifetimes?: Lifetimes
  /** A read of the API that the token opened, and a spoiled one did not. */
  opened?: ProviderTest['probes'][number]
  /** The refresh token that took the place of the first one. */
  rotatedRefresh?: string
}

/** The input of a stage, and its ways to ask servers. */
export interface StageContext {
  subject: TestTarget
  guide: Guide
  provider: ProviderTest
  /** Empty when it cannot be opened, or was entered for another destination: `secretFor` then. */
  clientSecret: string
  secretFor?: string | undefined
  found: Readonly<StageOutputs>
  /** Tokens issued since the sign-in, even if a later stage failed. */
  issued: Readonly<Issued>
  /** Asks the OAuth server, and nobody else; see bounded-fetch.ts. */
  ask: (url: string, init?: RequestInit) => Promise<Response>
  /** Asks the account's API, and nobody else. */
  askApi: StageContext['ask']
  now: () => Date
  /** The stage's time limit, in milliseconds. */
  limitMs: number
}

/** The input of a judge: everything but clock and fetch. */
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
  /** The stages without which it cannot run. */
  needs: readonly StageId[]
  act: (context: StageContext) => Promise<Answer>
  /** Pure: the same answer and facts give the same verdict. */
  judge: (answer: Answer, facts: Facts) => Verdict
}

/** A stage that hides the type of its answer. */
export interface Stage extends Omit<StageDefinition<unknown>, 'act' | 'judge'> {
  perform: (context: StageContext) => Promise<Verdict>
}

/** A stage that acts, then judges the answer. */
export function defineStage<Answer>({ act, judge, ...stage }: StageDefinition<Answer>): Stage {
  return { ...stage, perform: async (context) => judge(await act(context), context) }
}
