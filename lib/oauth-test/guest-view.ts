import type { TestOutcome } from '../profile/profile'
import type { RunStatus } from './run'

/** What the page of a link says before it is used. */
export interface LinkView {
  createdBy: string
  providerName: string
  /** Who is to sign in, with the article: `an account admin`. */
  anAdmin: string
  /** RFC 3339. */
  waitsUntil: string
}

/** What a guest sees of the run that they sign in for: nothing of its profile. */
export interface GuestView {
  providerName: string
  startedBy: string
  status: RunStatus
  outcome: TestOutcome | null
  /** Why it is not ready, as far as the provider's answers to this sign-in tell; null where they do not. */
  cause: { title: string; text: string } | null
}
