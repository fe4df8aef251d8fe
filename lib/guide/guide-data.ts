import { memoizeByObject } from '../memoize-by-object'
import type { Guide } from './schema'

/**
 * A guide's data as the text that its page passes to the browser. React would serialize an object part by part for each
 * request, and parse it twice, on the server and in the browser; it only copies a text.
 */
export const writeGuideData = memoizeByObject((guide: Guide): string => JSON.stringify(guide))

/** More than the number of guides, because previews of imports come and go. */
const MAX_KEPT = 1000
const read = new Map<string, Guide>()

/** The guide of that text: the same object for the same text. */
export function readGuideData(data: string): Guide {
  const known = read.get(data)
  if (known) return known
  const guide: Guide = JSON.parse(data)
  if (read.size >= MAX_KEPT) read.clear()
  read.set(data, guide)
  return guide
}
