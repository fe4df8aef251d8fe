import { memoizeByObject } from '../memoize-by-object'
import { shortId } from './action-list'
import type { ActionFilter } from './effects'
import type { Action, Guide } from './schema'

type Catalogue = Pick<Guide, 'actions' | 'actionPrefix' | 'scopes'>

/**
 * Splits a query into terms, and each term into words: an action matches with all words of one term. Commas, semicolons
 * and line breaks separate terms, so that a pasted list of ids finds them all. In lower case. The connector's prefix of
 * pasted ids is removed, because ids are shown without it.
 */
function queryTerms(query: string, prefix: string): string[][] {
  const start = prefix.toLowerCase()
  return query
    .toLowerCase()
    .split(/[,;\n\r]+/)
    .map((term) => term.split(/\s+/).map((word) => (word.startsWith(start) ? word.slice(start.length) : word)))
    .map((words) => [...new Set(words.filter(Boolean))])
    .filter((words) => words.length > 0)
}

/** The words of a query, each once, for marking. */
export function queryWords(query: string, prefix: string): string[] {
  return [...new Set(queryTerms(query, prefix).flat())]
}

/** The searched text of each action: label, short id, scopes and their other names, in lower case. */
const searchIndex = memoizeByObject((guide: Catalogue): readonly string[] => {
  const otherNames = new Map(guide.scopes.map(({ id, otherNames = [] }) => [id, otherNames]))
  return guide.actions.map(({ id, label, scopes }) =>
    [label, shortId(guide, id), ...scopes, ...scopes.flatMap((scope) => otherNames.get(scope) ?? [])]
      .join('\n')
      .toLowerCase(),
  )
})

const idsOf = memoizeByObject(
  (guide: Catalogue): ReadonlySet<string> => new Set(guide.actions.map(({ id }) => shortId(guide, id))),
)

/**
 * The actions that match a query, in the catalogue's order: those with every word of one of its terms, or if there are
 * none, with any of them. A list of ids matches these. `filter` restricts them to an effect, or to the `chosen` ones.
 */
export function findActions(
  guide: Catalogue,
  query: string,
  filter: ActionFilter = 'all',
  chosen: ReadonlySet<string> = new Set(),
): Action[] {
  const terms = queryTerms(query, guide.actionPrefix)
  const candidates = guide.actions.map((action, position) => ({ action, text: searchIndex(guide)[position] ?? '' }))
  const inFilter = candidates.filter(({ action }) => {
    if (filter === 'chosen') return chosen.has(action.id)
    return filter === 'all' || action.effect === filter
  })
  const found = (alternatives: readonly (readonly string[])[]) =>
    inFilter.filter(({ text }) => alternatives.some((words) => words.every((word) => text.includes(word))))
  if (terms.length === 0) return inFilter.map(({ action }) => action)
  const ids = idsOf(guide)
  const words = terms.flat()
  // A list of ids matches exactly these, and not all ids that contain one of them.
  if (words.length > 1 && words.every((word) => ids.has(word))) {
    return inFilter.filter(({ action }) => words.includes(shortId(guide, action.id))).map(({ action }) => action)
  }
  const all = found(terms)
  const shown = all.length > 0 ? all : found(words.map((word) => [word]))
  return shown.map(({ action }) => action)
}
