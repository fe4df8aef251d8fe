import { singleLine, truncate } from '../text'

/** In UTF-16 units: the beginning of a page is enough to recognise it. */
const MAX_READ = 100_000
const MAX_TITLE = 120
const MAX_WORDS = 300

/** Markup that only HTML has, not other text with angle brackets. */
const CLOSING_TAG = /<\/[a-z][a-z\d]*\s*>/i
/** Invisible elements, up to their end or that of the text. */
const UNSEEN = /<(script|style|template)\b.*?(?:<\/\1\s*>|$)|<!--.*?(?:-->|$)|<[^<>]*>/gis
const TITLE = /<title\b[^<>]*>([^<]{1,1000})(?:<\/title\s*>)?/i
const ENTITIES = new Map(Object.entries({ quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' }))

/** The first visible text of a web page. It may quote secrets: see lib/security/redact.ts. */
export interface PageText {
  /** Empty if there is none. */
  title: string
  /** The beginning of its text; empty if there is none. */
  words: string
}

/** The title and the first words of a page's source. */
export function pageText(source: string): PageText {
  const read = source.slice(0, MAX_READ)
  const title = singleLine(fromHtml(TITLE.exec(read)?.[1] ?? '')).trim()
  return {
    title: truncate(title, MAX_TITLE).trim(),
    words: truncate(singleLine(visibleText(read.replace(TITLE, ''))).trim(), MAX_WORDS).trim(),
  }
}

/** Whether a text is the source of a page, or of a part of one. */
export function isSource(text: string): boolean {
  return CLOSING_TAG.test(text)
}

/** The text of a page's source. A tag may be between words or within one, like a line break: it becomes one. */
export function visibleText(source: string): string {
  return fromHtml(source.replace(UNSEEN, '\n'))
}

/** Decodes HTML's character references: numbers, and the common names. */
export function fromHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6}|x[0-9a-f]{1,5})|(\w{2,4}));/gi, (all, code?: string, name = '') =>
    code ? String.fromCodePoint(Number(`0${code}`)) : (ENTITIES.get(name) ?? all),
  )
}
