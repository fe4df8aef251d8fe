/** White space, control characters, and those that change the direction of what follows them. */
const GAPS = /[\s\p{Cc}\p{Bidi_Control}]+/gu

/** A text without what would break a line, turn its direction, or speak to a terminal. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(GAPS, ' ')
}
