/** A page that does not exist. */
const NOWHERE = '/no-such-page'

/** What is in the address of a guide. */
export interface GuidePath {
  connector: string
  slug: string
}

/**
 * The path that Next is asked for: addresses of no guide lead to the page for unknown addresses. Next would answer them
 * with a page that is empty without JavaScript (docs/decisions/004).
 */
export function knownPage(url: string, guides: readonly GuidePath[]): string {
  const match = /^\/connectors\/([^/?]*)(?:\/([^/?]*)\/?)?(?:\?|$)/.exec(url)
  if (!match) return url
  const [connector, slug] = match.slice(1).map((part = '') => decodeURIComponent(part))
  return guides.some((guide) => guide.connector === connector && guide.slug === slug) ? url : NOWHERE
}
