import type { Evidence } from '../stage'
import { compareUrls, type UrlComparison } from './compare-urls'
import { MAX_LIST_LENGTH } from './limits'
import { fromPercents } from './paste-variants'

/** More than any app has. */
const MAX_LINES = 50
const MAX_URLS = 100
/** A URL within other text, without the quotes and brackets of a list. */
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/[^\s"'`<>[\]{}|\\^“”‘’，、；]+/gi
/** Separators of URLs, or the end of a sentence or bracket around one. */
const AFTER_ADDRESS = /[,;.:!?)]+$/
/** The beginning of a URL in the query of another one, or in a form. */
const ENCODED = /[a-z][a-z\d+.-]*%3A%2F%2F/i
/** The start of the next URL in a list without spaces. */
const NEXT_IN_LIST = /[,;](?=[a-z][a-z\d+.-]*:\/\/)/i

/**
 * The redirect URL of a test, compared with the closest one of a pasted list: the same, or the one with the longest
 * common beginning. The list may be lines, separated by commas or spaces, JSON, HCL, or a text with URLs in it. Null
 * for an empty one.
 */
export function closestRegistered(sent: string, pasted: string): UrlComparison | null {
  const compared = registeredIn(pasted.slice(0, MAX_LIST_LENGTH)).map((url) => compareUrls(sent, url))
  const closest = (one: UrlComparison, other: UrlComparison) => other.common.length - one.common.length
  return (
    compared.find(({ isEqual }) => isEqual) ??
    compared.find(({ reason }) => reason === 'white-space') ??
    compared.sort(closest)[0] ??
    null
  )
}

/** Each URL of each line. A line that is one URL, or has none, stays unchanged, because its spaces count. */
function registeredIn(pasted: string): string[] {
  const lines = pasted.split(/[\r\n]+/, MAX_LINES).filter((line) => line.trim() !== '')
  return lines
    .flatMap((line) => {
      const plain = ENCODED.test(line) ? fromPercents(line) : line.replaceAll('\\/', '/')
      const found = (plain.match(ADDRESS) ?? []).flatMap((each) => each.split(NEXT_IN_LIST))
      return found.length === 0 || found[0] === line.trim()
        ? [line]
        : found.map((each) => each.replace(AFTER_ADDRESS, ''))
    })
    .slice(0, MAX_URLS)
}

/** The comparison as a test stores it; nothing for two equal ones. */
export function comparisonEvidence(comparison: UrlComparison | null): Evidence[] {
  if (!comparison || comparison.isEqual) return []
  const { common, sentRest, registeredRest, words, index } = comparison
  return [
    { label: 'Sent', value: common + sentRest },
    { label: 'Registered', value: common + registeredRest },
    { label: 'Difference', value: `${words} The first is character ${(index ?? 0) + 1}.` },
  ]
}
