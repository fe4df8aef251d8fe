import { type Cleaned, cleanId, cleanName, cleanSecret, lookAlikesIn } from './clean'
import type { FieldName } from './form-values'

type Changed = Pick<Cleaned, 'removed' | 'replaced'>

/** Whether something else will be saved than what was typed into a field, but for the order and separators of scopes. */
export function isCleaned(field: FieldName, raw: string): boolean {
  const { removed, replaced } = changedIn(field, raw)
  return removed.length > 0 || replaced.length > 0
}

/** The same as a sentence or two; nothing when it will be saved as typed. */
export function removedNote(field: FieldName, raw: string): string | undefined {
  const { removed, replaced } = changedIn(field, raw)
  const sentences = [
    ...(removed.length > 0 ? [`Left out when it is saved: ${removed.join(' and ')}.`] : []),
    ...(replaced.length > 0 ? [`Replaced by plain characters when it is saved: ${replaced.join(' and ')}.`] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

function changedIn(field: FieldName, raw: string): Changed {
  if (field === 'name') return cleanName(raw)
  if (field === 'clientSecret') return cleanSecret(raw)
  if (field === 'accountId' || field === 'clientId') return cleanId(raw)
  return { removed: [], replaced: field === 'scopes' ? lookAlikesIn(raw) : [] }
}
