/**
 * In UTF-16 units: the length of the parts in which a guide's pattern is searched. pattern.ts bounds the time for one
 * part.
 */
export const MAX_MATCHED_LENGTH = 4000
/** The overlap of two parts, for matches across a border. */
const OVERLAP = 500

/** Whether a guide's pattern matches anywhere in a text of any length. */
export function isIn(source: string, text: string, flags: 'u' | 'iu'): boolean {
  const expression = new RegExp(source, flags)
  for (let at = 0; at === 0 || at < text.length; at += MAX_MATCHED_LENGTH - OVERLAP) {
    if (expression.test(text.slice(at, at + MAX_MATCHED_LENGTH))) return true
  }
  return false
}
