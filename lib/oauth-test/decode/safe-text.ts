import { mayNameSecret, REMOVED, withoutPastedSecrets } from '../../security/named-secrets'
import { truncate } from '../../text'

/** All in UTF-16 units. */
const MAX_SHOWN_LENGTH = 300
/** The length of the sentence kept before and after a match. */
const AROUND = 80
/**
 * In UTF-16 units: the length that is cleaned around a match. It is longer than the shown part, because half a secret
 * would not be recognised.
 */
const CLEANED_AROUND = 200

/** The end of a sentence. Not a colon: the text before it introduces the text after it. */
const SENTENCE_END = /[.!?;](?= |$)|["{}<>|—–]/

/** A text to show: without secrets, and no longer than a paragraph. */
export function shown(text: string, clean: (text: string) => string): string {
  return truncate(withoutPastedSecrets(clean(text)), MAX_SHOWN_LENGTH).trim()
}

/** An id to show. It has no spaces, which would separate a name from a value. */
export function shownId(id: string, clean: (text: string) => string): string {
  return mayNameSecret(id) ? REMOVED : shown(id, clean)
}

/** The sentence with a pattern's match, cleaned; empty if a redaction removed part of the match. */
export function sentenceWith(pattern: RegExp, text: string, clean: (text: string) => string): string {
  const safe = withoutPastedSecrets(text)
  const rough = pattern.exec(safe)
  if (!rough) return ''
  const { index, 0: all } = rough
  const near = safe.slice(Math.max(0, index - CLEANED_AROUND), index + all.length + CLEANED_AROUND)
  const found = pattern.exec(clean(near))
  if (!found) return ''
  const before = found.input.slice(0, found.index).split(SENTENCE_END).at(-1) ?? ''
  const after = found.input.slice(found.index + found[0].length).split(SENTENCE_END)[0] ?? ''
  return (lastWords(before) + found[0] + firstWords(after)).trim()
}

function lastWords(text: string): string {
  if (text.length <= AROUND) return text
  const from = text.indexOf(' ', text.length - AROUND)
  return from === -1 ? '' : text.slice(from)
}

function firstWords(text: string): string {
  return text.length <= AROUND ? text : text.slice(0, Math.max(0, text.lastIndexOf(' ', AROUND)))
}
