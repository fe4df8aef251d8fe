import type { ProviderTest } from '../guide/provider'
import type { FieldRole } from '../guide/schema'

/**
 * The place of a fix: a field of the profile's form, a step of the guide, another test, or nowhere that a link could
 * lead to.
 */
export type FixPlace = { field: string } | keyof ProviderTest['steps'] | 'again' | 'none'

/** The same, with the field named by its role. */
export type RoleFixPlace = FixPlace | { role: FieldRole }

/** The words of advice: the event, its cause, and the fix. */
export interface Words<Where = FixPlace> {
  title: string
  cause: string
  fix: string
  place: Where
  /** A value to copy for the fix. */
  copy?: { what: string; text: string }
}

/** The values that a piece of advice mentions. */
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
  /** The labels of the profile's fields; null if there is none for the account. */
  accountId: string | null
  clientId: string
  clientSecret: string
  /** The scopes of an empty Scopes field, if they cover everything; otherwise none. */
  everything: readonly string[]
  /** The maximum time that a change of an app needs. */
  appChange: string
  /** Another program that people sign in to the provider with, with its article. */
  otherProgram?: string | undefined
}
