import type { ProfileInput } from './profile'

/** The old and the new value of one field. A secret has no values here. */
export interface FieldChange {
  from: string | readonly string[]
  to: string | readonly string[]
}

/** The name of the form's box: one of its own, or the key of a field of the guide. */
export type Changes = Readonly<Record<string, FieldChange>>

/** The values of a version of a profile, by the name of the form's box. */
export function flat({ name, cloud, fields, scopes, actions }: ProfileInput): Record<string, FieldChange['from']> {
  return { name, cloud, ...fields, scopes, actions }
}

/** The fields in which two versions of a profile differ. */
export function changesBetween(before: ProfileInput, after: ProfileInput): Changes {
  const [old, now] = [flat(before), flat(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return Object.fromEntries(
    names
      .map((name): [string, FieldChange] => [name, { from: old[name] ?? '', to: now[name] ?? '' }])
      .filter(([, { from, to }]) => `${from}` !== `${to}`),
  )
}
