import { memoizeByObject } from '../memoize-by-object'
import type { Guide } from './schema'

/**
 * A guide's data as the text that its page carries to the browser. React would write an object part by part for each
 * request, and read it so twice, in the server and in the browser; a text it only copies.
 */
export const writeGuideData = memoizeByObject((guide: Guide): string => JSON.stringify(guide))

/** More than there are guides: previews of imports come and go. */
const MAX_KEPT = 1000
const read = new Map<string, Guide>()

/** The guide of that text: for the same text the same object. */
export function readGuideData(data: string): Guide {
  const known = read.get(data)
  if (known) return known
  const guide: Guide = JSON.parse(data)
  if (read.size >= MAX_KEPT) read.clear()
  read.set(data, guide)
  return guide
}
