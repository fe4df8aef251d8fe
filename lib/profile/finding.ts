import { MAX_MATCHED_LENGTH } from '../guide/is-in'
import type { FieldName } from './form-values'
import type { QuickFix } from './quick-fix'

/** An error or a warning about a field. An `error` stops the form, a `warning` does not. */
export interface Finding {
  field: FieldName
  level: 'error' | 'warning'
  message: string
  fixes: readonly QuickFix[]
}

/** An error: the value is invalid, and is not saved. */
export function wrong(field: FieldName, message: string, fixes: readonly QuickFix[] = []): Finding {
  return {
    field,
    level: 'error',
    message,
    fixes: [...fixes, { label: 'Empty this box', steps: [{ do: 'clear', field }] }],
  }
}

/** The usual maximum length of a kind; a longer value is refused only for its length. */
export const MAX_INSPECTED_LENGTH = 4000

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

/** Whether a text is an e-mail address, and not a URL. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text) && !text.includes('://')
}

/** Whether a text matches a pattern of a guide. */
export function matches(source: string, value: string): boolean {
  return value.length <= MAX_MATCHED_LENGTH && new RegExp(source, 'u').test(value)
}

/** A character for a message, with its code point, because many look alike. */
export function nameOf(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `“${character}” (U+${number})`
}
