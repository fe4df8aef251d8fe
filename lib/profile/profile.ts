import type { TestOutcome } from '../db/schema'

/** What the form gives, checked and cleaned, but for the secret. */
export interface ProfileInput {
  name: string
  /** The id of one of the guide's clouds. */
  cloud: string
  accountId: string
  clientId: string
  /** Joined by spaces; empty: the guide's default scopes. */
  scopes: string
  /** Ids of the chosen actions, in the catalogue's order. */
  actions: readonly string[]
}

/** A saved profile, without its secret. */
export interface Profile extends ProfileInput {
  id: string
  connector: string
  guide: string
  version: number
  clientSecretSetAt: Date
  clientSecretSetBy: string
  createdAt: Date
  createdBy: string
  updatedAt: Date
  updatedBy: string
  lastTestedAt: Date | null
  lastTestOutcome: TestOutcome | null
  signInAgainBy: Date | null
}
