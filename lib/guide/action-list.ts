import type { Guide } from './schema'
import { inCatalogueOrder } from './selection'

type Catalogue = Pick<Guide, 'actions' | 'actionPrefix'>

/** A parsed list of actions. */
export interface ActionList {
  /** Full ids, in the catalogue's order. */
  known: string[]
  /** Unknown action names, as written, each once. */
  unknown: string[]
}

/** An action's id as links write it, without the connector's prefix. */
export function shortId(guide: Pick<Guide, 'actionPrefix'>, id: string): string {
  return id.startsWith(guide.actionPrefix) ? id.slice(guide.actionPrefix.length) : id
}

/**
 * Reads `list_users,get_user`, `all` or `all,-list_users`. Ids may carry the connector's prefix; white space, order,
 * case and repetition do not matter. Never throws: unknown ids are reported.
 */
export function parseActionList(guide: Catalogue, text: string): ActionList {
  const idByName = new Map<string, string>()
  for (const { id } of guide.actions) {
    idByName.set(id.toLowerCase(), id)
    idByName.set(shortId(guide, id).toLowerCase(), id)
  }
  const added = new Set<string>()
  const removed = new Set<string>()
  const unknown = new Set<string>()
  for (const word of text.split(',').map((part) => part.trim())) {
    const removes = word.startsWith('-')
    const name = (removes ? word.slice(1) : word).toLowerCase()
    const id = idByName.get(name)
    if (id) (removes ? removed : added).add(id)
    else if (name === 'all' && !removes) for (const action of guide.actions) added.add(action.id)
    else if (name) unknown.add(word)
  }
  const known = inCatalogueOrder(guide, added).filter((id) => !removed.has(id))
  return { known, unknown: [...unknown] }
}

/** The shortest list that `parseActionList` reads as these ids: by name, or as `all` without the others. */
export function formatActionList(guide: Catalogue, ids: readonly string[]): string {
  const chosen = new Set(ids)
  const byName: string[] = []
  const allBut: string[] = ['all']
  for (const { id } of guide.actions) {
    if (chosen.has(id)) byName.push(shortId(guide, id))
    else allBut.push(`-${shortId(guide, id)}`)
  }
  const named = byName.join(',')
  const excluded = allBut.join(',')
  return byName.length > 0 && excluded.length < named.length ? excluded : named
}
