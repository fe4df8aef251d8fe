import type { ProfileInput } from './profile'

/** One field before and after. The secret has no values here. */
export interface FieldChange {
  from: string | readonly string[]
  to: string | readonly string[]
}

export type Changes = Partial<Record<keyof ProfileInput, FieldChange>>

const FIELDS = ['name', 'cloud', 'accountId', 'clientId', 'scopes', 'actions'] as const

/** The fields in which two versions of a profile differ; empty when they do not. */
export function changesBetween(before: ProfileInput, after: ProfileInput): Changes {
  const differing = FIELDS.filter((field) => `${before[field]}` !== `${after[field]}`)
  return Object.fromEntries(differing.map((field) => [field, { from: before[field], to: after[field] }]))
}
