import { findField } from '../guide/fields'
import type { Guide } from '../guide/schema'
import { plural } from '../text'

/** The label of a field of the form. */
export function fieldLabel(guide: Pick<Guide, 'fields'>, field: string): string {
  return findField(guide, field)?.label ?? LABELS.get(field) ?? field
}

const LABELS = new Map([
  ['name', 'Name'],
  ['cloud', 'Cloud'],
  ['scopes', 'Scopes'],
  ['actions', 'Actions'],
])

/** A field's value for a reader. */
export function showValue(
  guide: Pick<Guide, 'clouds' | 'fields'>,
  field: string,
  value: string | readonly string[],
): string {
  if (typeof value !== 'string') return plural(value.length, 'action')
  if (field === 'cloud') return guide.clouds.find(({ id }) => id === value)?.label ?? value
  const shown = showField(guide, field, value)
  if (shown !== value) return shown
  return value === '' ? 'empty' : `“${value}”`
}

/** The value of a field as StackOne's form shows it: for a choice, its label. */
export function showField(guide: Pick<Guide, 'fields'>, key: string, value: string): string {
  return findField(guide, key)?.options?.find((option) => option.value === value)?.label ?? value
}
