import { plural } from '../text'
import { guidePath } from '../urls'
import type { Guide } from './schema'

/** A guide as the list of guides shows it. */
interface ListedGuide {
  href: string
  method: string
  summary: string
  /** The counts of actions and scopes; empty if there are none. */
  counts: string
}

/** The guides of one connector. */
export interface GuideGroup {
  connectorName: string
  /** Its logo as an SVG path on 24 by 24 units; null if its guides have none. */
  logo: string | null
  guides: readonly ListedGuide[]
}

/** The guides by connector, both in the order of their names. Connectors with the same name are one. */
export function groupGuides(guides: readonly Guide[]): GuideGroup[] {
  const groups = new Map<string, ListedGuide[]>()
  const logos = new Map<string, string>()
  for (const guide of guides) {
    if (guide.logo) logos.set(guide.connectorName, guide.logo)
    const listed = groups.get(guide.connectorName) ?? []
    listed.push({ href: guidePath(guide), method: guide.method, summary: guide.summary, counts: countsOf(guide) })
    groups.set(guide.connectorName, listed)
  }
  const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare
  return [...groups]
    .map(([connectorName, listed]) => ({
      connectorName,
      logo: logos.get(connectorName) ?? null,
      guides: listed.toSorted((one, other) => byName(one.method, other.method)),
    }))
    .sort((one, other) => byName(one.connectorName, other.connectorName))
}

/** The guides whose connector and authentication contain every word of a query, in any case. */
export function findGroups(groups: readonly GuideGroup[], query: string): GuideGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return groups.flatMap(({ connectorName, logo, guides }) => {
    const found = guides.filter(({ method }) => {
      const text = `${connectorName} ${method}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    return found.length > 0 ? [{ connectorName, logo, guides: found }] : []
  })
}

function countsOf({ actions, scopes }: Guide): string {
  return [
    ...(actions.length > 0 ? [plural(actions.length, 'action')] : []),
    ...(scopes.length > 0 ? [plural(scopes.length, 'scope')] : []),
  ].join(', ')
}
