/** White space, control characters, and characters that change the text direction. */
const GAPS = /[\s\p{Cc}\p{Bidi_Control}]+/gu

/**
 * Invisible characters: control, format, private-use, unassigned and surrogate code points, zero-width characters, and
 * the Braille blank. Not spaces, except line breaks, which are control characters.
 */
export const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/gu

/**
 * The first `length` UTF-16 units of a text, one less if that would split a character. `mark` follows a truncated text.
 */
export function truncate(text: string, length: number, mark = ''): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') + mark
}

/** A text on one line, without characters that break a line, change its direction, or control a terminal. */
export function singleLine(text: string): string {
  return text.toWellFormed().replace(GAPS, ' ')
}

/** A text without invisible characters. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** A count with its noun: `1 action`, `2 actions`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
