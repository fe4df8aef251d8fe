import { singleLine } from '../../text'
import { fromHtml, isSource, visibleText } from '../page-text'

/** The variants of a paste, each on one line, the plainest first. */
export interface PasteVariants {
  /** The visible text, as far as it can be reconstructed. */
  seen: readonly string[]
  /** The visible text, and then the variants of its source. */
  all: readonly string[]
}

/** Reads a paste in every possible form: as text, as HTML, broken into lines, quoted, or encoded. */
export function pasteVariants(source: string): PasteVariants {
  const seen = waysToRead(isSource(source) ? visibleText(source) : source)
  return { seen, all: [...new Set([...seen, ...waysToRead(source)])] }
}

function waysToRead(text: string): string[] {
  const plain = straight(fromHtml(fromHtml(text)))
  const line = singleLine(plain).trim()
  return [line, joined(plain), line.replaceAll('\\"', '"'), singleLine(fromPercents(line)).trim()]
}

/** Replaces typographic quotes of word processors and chats, and removes invisible characters. */
function straight(text: string): string {
  return text
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\p{Cf}/gu, '')
}

/** On one line, joined as if each line break were within a word. */
function joined(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return singleLine(lines.join('')).trim()
}

/** Decodes a URL's query (URL Standard, application/x-www-form-urlencoded). Accepts any text. */
export function fromPercents(text: string): string {
  return new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).get('text') ?? ''
}
