import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'
import { truncate } from '../text'
import { emptyFields, type FormValues } from './form-values'

/** How a live test ended. */
export type TestOutcome = 'ready' | 'failed' | 'incomplete'

/** A test that ended, as its profile remembers it. */
export interface Attempt {
  /** The id of the test run. */
  run: string
  /** When it ended, RFC 3339. */
  at: string
  outcome: TestOutcome
}

/** What tells when users must sign in again. */
export interface SignInAgainBasis {
  /** How long whoever links an account stays signed in. */
  minutes: number
  /**
   * `app`: read from the app's own settings. `record`: from those that an admin pasted. `guide`: true only if the app is
   * set up as the guide says.
   */
  source: 'app' | 'record' | 'guide' | 'access-token'
}

/** What is kept of the provider's record of an app, as an admin pasted it: no text of it but its id. */
export interface KeptAppRecord {
  /** What its update and delete commands take. */
  id: string | null
  refreshTokenMinutes: number | null
  /** How long a user stays signed in at most, however often tokens are refreshed; null where there is no such end. */
  sessionMinutes: number | null
  /** RFC 3339. */
  at: string
  by: string
}

/** How long a profile's name may be, in UTF-16 units. */
export const LONGEST_NAME = 100

/** A secret of a profile, as far as it may be shown. */
export interface SecretMark {
  /** RFC 3339. */
  setAt: string
  setBy: string
  /** The destination that it was entered for (destination.ts); null where it was saved before that was kept. */
  for: string | null
}

/** What the form gives, checked and cleaned, but for the secrets. */
export interface ProfileInput {
  name: string
  /** The id of one of the guide's clouds. */
  cloud: string
  /** The values of the guide's fields, by key. */
  fields: Readonly<Record<string, string>>
  /** Joined by spaces; empty: the guide's default scopes. */
  scopes: string
  /** Ids of the chosen actions, in the catalogue's order. */
  actions: readonly string[]
}

/** A saved profile, without what its secrets are. */
export interface Profile extends ProfileInput {
  id: string
  connector: string
  guide: string
  version: number
  /** By the key of the guide's field. */
  secrets: Readonly<Record<string, SecretMark>>
  createdAt: Date
  createdBy: string
  updatedAt: Date
  updatedBy: string
  lastTestedAt: Date | null
  lastTestOutcome: TestOutcome | null
  /** The last test that ended, of whatever version: it may have proven nothing, and then the marks above are older. */
  lastAttempt: Attempt | null
  /** For those who linked when the last test that was ready ended. */
  signInAgainBy: Date | null
  signInAgainBasis: SignInAgainBasis | null
  appRecord: KeptAppRecord | null
  /** The profile that this one was made as a copy of. */
  copyOf: string | null
}

/** What the form shows of a saved profile. Actions that have left the guide since are left out. */
export function formValuesOf(guide: Pick<Guide, 'actions' | 'fields'>, profile: Profile): FormValues {
  const { name, cloud, scopes, actions } = profile
  const fields = Object.fromEntries(
    Object.entries(emptyFields(guide)).map(([key, empty]) => [key, profile.fields[key] ?? empty]),
  )
  return { name, cloud, fields, scopes, actions: inCatalogueOrder(guide, actions) }
}

/** A name for a copy, no longer than a name may be. */
export function nameOfCopy(name: string): string {
  return truncate(`Copy of ${name}`, LONGEST_NAME)
}
