import type { TestOutcome } from '../profile/profile'
import type { RunStatus } from './run'

/** The content of a link's page before it is used. */
export interface LinkView {
  createdBy: string
  providerName: string
  /** The role that is to sign in, with the article: `an account admin`. */
  anAdmin: string
  /** RFC 3339. */
  waitsUntil: string
}

/** A guest's view of the run that they sign in for, without its profile. */
export interface GuestView {
  providerName: string
  startedBy: string
  status: RunStatus
  outcome: TestOutcome | null
  /** The cause of the failure, if the provider's response to this sign-in tells; otherwise null. */
  cause: { title: string; text: string } | null
}
