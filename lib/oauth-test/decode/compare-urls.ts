import { stripInvisible } from '../../text'

/** The difference of two URLs. `other`: none of the named ones. */
export type UrlDifference =
  | 'white-space'
  | 'trailing-slash'
  | 'case'
  | 'host'
  | 'scheme'
  | 'port'
  | 'path'
  | 'query'
  | 'other'

/** Two redirect URLs, compared. They must be equal, character by character (RFC 9700 section 2.1). */
export interface UrlComparison {
  isEqual: boolean
  /** The position of the first different character, in code points from 0; null if they are equal. */
  index: number | null
  /** The common beginning, which ends between visible characters. */
  common: string
  /** The rest of each. */
  sentRest: string
  registeredRest: string
  /** Null if they are equal. */
  reason: UrlDifference | null
  /** The difference in a sentence that is symmetric; null if they are equal. */
  words: string | null
}

const WORDS: Readonly<Record<UrlDifference, string>> = {
  'white-space': 'They differ only in spaces, line breaks or invisible characters.',
  'trailing-slash': 'They differ only in a slash at the end of the path.',
  case: 'They differ only in capital and small letters.',
  host: 'The hosts differ.',
  scheme: 'One begins with http, the other with https, or with something else.',
  port: 'The ports differ, or only one has a port.',
  path: 'The paths differ.',
  query: 'What follows the question mark differs, or only one has it.',
  other: 'They differ.',
}

/** Shared, because creating one takes longer than using it. */
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** RFC 3986 appendix B. Any text has these parts: all but the path may be missing. */
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/s

/** Compares two texts that should be the same URL. Accepts any text. */
export function compareUrls(sent: string, registered: string): UrlComparison {
  const length = commonLength(sent, registered)
  const common = sent.slice(0, length)
  const reason = sent === registered ? null : differenceOf(sent, registered)
  return {
    isEqual: reason === null,
    index: reason && [...common].length,
    common,
    sentRest: sent.slice(length),
    registeredRest: registered.slice(length),
    reason,
    words: reason && WORDS[reason],
  }
}

/** The length of the common beginning, in UTF-16 units: whole characters (grapheme clusters, UAX 29) of both. */
function commonLength(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  let length = 0
  while (length < shorter && one[length] === other[length]) length += 1
  return Math.min(characterStart(one, length), characterStart(other, length))
}

/** The start of the character that contains this position. */
function characterStart(text: string, place: number): number {
  return CHARACTERS.segment(text).containing(place)?.index ?? place
}

/** The visible characters of a text, without white space. */
function withoutUnseen(text: string): string {
  return stripInvisible(text).replace(/\s/g, '')
}

function differenceOf(one: string, other: string): UrlDifference {
  if (withoutUnseen(one) === withoutUnseen(other)) return 'white-space'
  const [a, b] = [partsOf(one), partsOf(other)]
  if (bare(a) === bare(b)) return 'trailing-slash'
  if (one.toLowerCase() === other.toLowerCase()) return 'case'
  if (!a.isAddress || !b.isAddress) return 'other'
  if (a.host !== b.host) return 'host'
  if (a.scheme !== b.scheme) return 'scheme'
  if (a.port !== b.port) return 'port'
  if (a.path !== b.path) return 'path'
  return a.query !== b.query ? 'query' : 'other'
}

function partsOf(text: string) {
  const [, scheme = '', authority, path = '', query = '', fragment = ''] = PARTS.exec(text) ?? []
  const [port = ''] = /:\d*$/.exec(authority ?? '') ?? []
  const host = (authority ?? '').slice(0, (authority ?? '').length - port.length)
  return { isAddress: scheme !== '' && authority !== undefined, scheme, host, port, path, query, fragment }
}

/** A URL without slashes at the end of its path. */
function bare({ scheme, host, port, path, query, fragment }: ReturnType<typeof partsOf>): string {
  let end = path.length
  while (path[end - 1] === '/') end -= 1
  return JSON.stringify([scheme, host, port, path.slice(0, end), query, fragment])
}
