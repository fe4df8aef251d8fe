import type { ProviderTest } from '../guide/provider'
import type { FieldRole } from '../guide/schema'

/**
 * Where a fix is done: in the profile's form, at a field; in a step of the guide; by another test; or nowhere that we
 * could lead to.
 */
export type FixPlace = { field: string } | keyof ProviderTest['steps'] | 'again' | 'none'

/** The same, where the field may be named by its role. */
export type RoleFixPlace = FixPlace | { role: FieldRole }

/** The words of advice: the event, its cause, and the fix. */
export interface Words<Where = FixPlace> {
  title: string
  cause: string
  fix: string
  place: Where
  /** A value that the fix enters somewhere, to be copied. */
  copy?: { what: string; text: string }
}

/** The values in the words of a piece of advice. */
export type Values = Readonly<Record<string, string>>

/** The terms of a provider and its guide. */
export interface Names {
  provider: string
  /** The provider’s terms. */
  app: string
  admin: string
  /** The same, with its article. */
  anAdmin: string
  console: string
  account: string
  appScopes: string
  /** The labels of the profile's fields; null where there is none for the account. */
  accountId: string | null
  clientId: string
  clientSecret: string
  /** The scopes of an empty Scopes field, if they cover everything; else none. */
  everything: readonly string[]
  /** How long a change of an app takes, at most. */
  appChange: string
  /** Another program that people sign in to the provider with, with its article. */
  otherProgram?: string | undefined
}
