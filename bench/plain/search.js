/** The words of a query, in lower case. */
export function queryWords(query) {
  return query.toLowerCase().split(/\s+/).filter(Boolean)
}

/** Where the words are in a text in lower case, as [start, end] pairs in order; overlaps are merged. */
export function findRanges(text, words) {
  const found = []
  for (const word of words) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) found.push([at, at + word.length])
  }
  if (found.length < 2) return found
  found.sort((a, b) => a[0] - b[0])
  const merged = [found[0]]
  for (const range of found) {
    const last = merged[merged.length - 1]
    if (range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else merged.push(range)
  }
  return merged
}
