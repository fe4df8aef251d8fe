/** White space, control characters, and those that change the direction of what follows them. */
const GAPS = /[\s\p{Cc}\p{Bidi_Control}]+/gu

/**
 * What nobody sees in a text: control, format, private-use, unassigned and surrogate code points, what has no width,
 * and the Braille blank. Not spaces, but for the line breaks among the control characters.
 */
export const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/gu

/**
 * The first `length` UTF-16 units of a text, one less where that would cut a character in two. `mark` follows where
 * something was cut off.
 */
export function truncate(text: string, length: number, mark = ''): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') + mark
}

/** A text without what would break a line, turn its direction, or speak to a terminal. */
export function singleLine(text: string): string {
  return text.toWellFormed().replace(GAPS, ' ')
}

/** A text without the characters that nobody sees. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** A count with its noun: `1 action`, `2 actions`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
