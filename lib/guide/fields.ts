import type { Field, FieldRole, Guide } from './schema'

type Fields = Pick<Guide, 'fields'>

/**
 * The fields whose values are stored in plain text: all except secrets, and the Scopes field, which every profile has.
 */
export function openFields({ fields }: Fields): Field[] {
  return fields.filter(({ kind, role }) => kind !== 'secret' && role !== 'scopes')
}

/** The fields whose values are sealed. */
export function secretFields({ fields }: Fields): Field[] {
  return fields.filter(({ kind }) => kind === 'secret')
}

/** The name of a guide's secrets, as one noun; null if it has none. */
export function secretNoun(guide: Fields): string | null {
  return (
    secretFields(guide)
      .map(({ label }) => label)
      .join(' and the ') || null
  )
}

/** The field with that key; undefined for the form's own boxes, and for unknown keys. */
export function findField({ fields }: Fields, key: string): Field | undefined {
  return fields.find((field) => field.key === key)
}

/** The field with a role; undefined if there is none. */
export function fieldOfRole({ fields }: Fields, role: FieldRole): Field | undefined {
  return fields.find((field) => field.role === role)
}

/** Whether StackOne's form asks for scopes. */
export function hasScopesField(guide: Fields): boolean {
  return fieldOfRole(guide, 'scopes') !== undefined
}

/** The format of a field's values, if one is known. */
export function formOf({ format, usual }: Field): NonNullable<Field['format']> | undefined {
  return format ?? usual
}
