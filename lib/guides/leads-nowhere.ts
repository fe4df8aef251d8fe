import { guideInPath } from '../urls'

/** What is in the address of a guide. */
interface GuidePath {
  connector: string
  slug: string
}

/**
 * Whether there is no page at a path that looks like one's to Next: it cannot be read, or is a guide's place without
 * being that of a guide that exists. Next would answer with a fault of its own, or with a page that is empty without
 * JavaScript (docs/decisions/004). The forms of a guide as text answer for themselves.
 */
export function leadsNowhere(path: string, guides: readonly GuidePath[]): boolean {
  try {
    decodeURIComponent(path)
  } catch {
    return true
  }
  const named = guideInPath(path)
  if (!named) return false
  const [connector, slug] = [named.connector, named.slug].map(decodeURIComponent)
  return !guides.some((guide) => guide.connector === connector && guide.slug === slug)
}
