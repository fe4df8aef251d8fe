/** Control characters, white space, and characters that are invisible or change the text direction. */
const UNSEEN = /[\p{Cc}\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu

/** A name as one line: names from a page end up in YAML comments and in titles. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').trim()
}
