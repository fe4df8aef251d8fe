/** Control characters, white space, and what shows nothing or turns the direction of a text around. */
const UNSEEN = /[\p{Cc}\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu

/** A name as one line: what a page calls a thing ends up in YAML comments and in titles. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').trim()
}
