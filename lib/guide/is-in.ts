/** A pattern of a guide is looked for in no more at once, in UTF-16 units: pattern.ts bounds what that takes. */
export const MAX_MATCHED_LENGTH = 4000
/** Of a long text, so much is looked at twice: what a pattern finds may lie across a border. */
const OVERLAP = 500

/** Whether a pattern of a guide is anywhere in a text, however long that is. */
export function isIn(source: string, text: string, flags: 'u' | 'iu'): boolean {
  const expression = new RegExp(source, flags)
  for (let at = 0; at === 0 || at < text.length; at += MAX_MATCHED_LENGTH - OVERLAP) {
    if (expression.test(text.slice(at, at + MAX_MATCHED_LENGTH))) return true
  }
  return false
}
