import { cleanId, cleanName, cleanSecret } from './clean'
import type { FieldName } from './form-values'

/** What will not be saved of what was typed into a field, in words; empty when all of it will be. */
export function removedFrom(field: FieldName, raw: string): string[] {
  if (field === 'name') return cleanName(raw).removed
  if (field === 'clientSecret') return cleanSecret(raw).removed
  return field === 'accountId' || field === 'clientId' ? cleanId(raw).removed : []
}

/** The same as a sentence; nothing when all of it will be saved. */
export function removedNote(field: FieldName, raw: string): string | undefined {
  const removed = removedFrom(field, raw)
  return removed.length > 0 ? `Left out when it is saved: ${removed.join(' and ')}.` : undefined
}
