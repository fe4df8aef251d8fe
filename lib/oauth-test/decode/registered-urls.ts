import type { Evidence } from '../stage'
import { compareUrls, type UrlComparison } from './compare-urls'
import { LONGEST_LIST } from './limits'

/** No app has so many. */
const MOST_LINES = 50

/**
 * The redirect URL that a test sends, beside the one of a pasted list that comes closest to it: the same, or the one
 * that begins alike for longest. Null for an empty list.
 */
export function closestRegistered(sent: string, pasted: string): UrlComparison | null {
  const lines = pasted.slice(0, LONGEST_LIST).split(/[\r\n]+/, MOST_LINES)
  const compared = lines.filter((line) => line.trim() !== '').map((line) => compareUrls(sent, line))
  const closest = (one: UrlComparison, other: UrlComparison) => other.common.length - one.common.length
  return compared.find(({ isEqual }) => isEqual) ?? compared.sort(closest)[0] ?? null
}

/** The comparison as a test keeps it; nothing for two that are the same. */
export function comparisonEvidence(comparison: UrlComparison | null): Evidence[] {
  if (!comparison || comparison.isEqual) return []
  const { common, sentRest, registeredRest, words, index } = comparison
  return [
    { label: 'Sent', value: common + sentRest },
    { label: 'Registered', value: common + registeredRest },
    { label: 'Difference', value: `${words} The first is character ${(index ?? 0) + 1}.` },
  ]
}
