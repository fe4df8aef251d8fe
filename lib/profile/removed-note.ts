import { cleanId, cleanName, cleanSecret } from './clean'
import type { FieldName } from './form-values'

/** Says what will not be saved of what was typed; nothing when all of it will be. */
export function removedNote(field: FieldName, raw: string): string | undefined {
  const removed = clean(field, raw)
  return removed.length > 0 ? `Left out when it is saved: ${removed.join(' and ')}.` : undefined
}

function clean(field: FieldName, raw: string): string[] {
  if (field === 'name') return cleanName(raw).removed
  if (field === 'clientSecret') return cleanSecret(raw).removed
  return field === 'accountId' || field === 'clientId' ? cleanId(raw).removed : []
}
