import { findField } from '../guide/fields'
import type { Guide } from '../guide/schema'
import type { FieldName } from './form-values'
import { type Cleaned, cleanField, cleanName, lookAlikesIn } from './normalize-input'

type Changed = Pick<Cleaned, 'removed' | 'replaced'>

/** Whether normalizing changes the typed value of a field, apart from the order and separators of scopes. */
export function isCleaned(guide: Pick<Guide, 'fields'>, field: FieldName, raw: string): boolean {
  const { removed, replaced } = changedIn(guide, field, raw)
  return removed.length > 0 || replaced.length > 0
}

/** The same as a sentence or two; empty if the value is saved as typed. */
export function removedNote(guide: Pick<Guide, 'fields'>, field: FieldName, raw: string): string | undefined {
  const { removed, replaced } = changedIn(guide, field, raw)
  const sentences = [
    ...(removed.length > 0 ? [`Removed when you save: ${removed.join(' and ')}.`] : []),
    ...(replaced.length > 0 ? [`Replaced with plain characters when you save: ${replaced.join(' and ')}.`] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

function changedIn(guide: Pick<Guide, 'fields'>, name: FieldName, raw: string): Changed {
  if (name === 'name') return cleanName(raw)
  if (name === 'scopes') return { removed: [], replaced: lookAlikesIn(raw) }
  const field = findField(guide, name)
  return field && field.kind !== 'select' ? cleanField(field, raw) : { removed: [], replaced: [] }
}
