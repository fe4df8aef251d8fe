import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'
import { truncate } from '../text'
import { emptyFields, type FormValues } from './form-values'

/** How a live test ended. */
export type TestOutcome = 'ready' | 'failed' | 'incomplete'

/** A test that ended, as its profile stores it. */
export interface Attempt {
  /** The id of the test run. */
  run: string
  /** When it ended, RFC 3339. */
  at: string
  outcome: TestOutcome
}

/** The basis of the date of the next sign-in. */
export interface SignInAgainBasis {
  /** How long a user who links an account stays signed in. */
  minutes: number
  /**
   * `app`: read from the app's own settings. `record`: from a pasted record of the app. `guide`: true only if the app
   * is set up like the guide says.
   */
  source: 'app' | 'record' | 'guide' | 'access-token'
}

/** The stored facts of the provider's record of an app, which an admin pasted: of its texts only the id. */
export interface KeptAppRecord {
  /** The argument of its update and delete commands. */
  id: string | null
  refreshTokenMinutes: number | null
  /**
   * In minutes: how long a user stays signed in at most, however often tokens are refreshed; null if there is no such
   * limit.
   */
  sessionMinutes: number | null
  /** RFC 3339. */
  at: string
  by: string
}

/** In UTF-16 units: the maximum length of a profile's name. */
export const MAX_NAME_LENGTH = 100

/** A secret of a profile, without its value. */
export interface SecretMark {
  /** RFC 3339. */
  setAt: string
  setBy: string
  /** The destination that it was entered for (destination.ts); null in rows of earlier versions. */
  for: string | null
}

/** The form's values, checked and normalized, without the secrets. */
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

/** A saved profile, without the values of its secrets. */
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
  /** The last test that ended, of any version: it may have proven nothing, and then the marks above are older. */
  lastAttempt: Attempt | null
  /** For users who linked when the last ready test ended. */
  signInAgainBy: Date | null
  signInAgainBasis: SignInAgainBasis | null
  appRecord: KeptAppRecord | null
  /** The profile that this one was copied from. */
  copyOf: string | null
}

/** A saved profile's values for the form, without removed actions. */
export function formValuesOf(guide: Pick<Guide, 'actions' | 'fields'>, profile: Profile): FormValues {
  const { name, cloud, scopes, actions } = profile
  const fields = Object.fromEntries(
    Object.entries(emptyFields(guide)).map(([key, empty]) => [key, profile.fields[key] ?? empty]),
  )
  return { name, cloud, fields, scopes, actions: inCatalogueOrder(guide, actions) }
}

/** A name for a copy, no longer than the maximum length. */
export function nameOfCopy(name: string): string {
  return truncate(`Copy of ${name}`, MAX_NAME_LENGTH)
}
