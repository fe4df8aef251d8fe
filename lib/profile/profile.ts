import { cut } from '../cut'
import type { Guide } from '../guide/schema'
import { inCatalogueOrder } from '../guide/selection'
import type { FormValues } from './form-values'

/** How a live test ended. */
export type TestOutcome = 'ready' | 'failed' | 'incomplete'

/** How long a profile's name may be, in UTF-16 units. */
export const LONGEST_NAME = 100

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

/** What the form shows of a saved profile. Actions that have left the guide since are left out. */
export function formValuesOf(guide: Pick<Guide, 'actions'>, profile: Profile): FormValues {
  const { name, cloud, accountId, clientId, scopes, actions } = profile
  return { name, cloud, accountId, clientId, scopes, actions: inCatalogueOrder(guide, actions) }
}

/** A name for a copy, no longer than a name may be. */
export function nameOfCopy(name: string): string {
  return cut(`Copy of ${name}`, LONGEST_NAME)
}
