import { onceFor } from '../once-for'
import { shortId } from './action-list'
import type { EffectFilter } from './effects'
import type { Action, Guide } from './schema'

/** A stretch of text, and whether the search matched it. */
export interface Fragment {
  text: string
  marked: boolean
}

/** The words of a query, in lower case, each once. Ids are shown without the connector's prefix; a pasted one has it. */
export function queryWords(query: string, prefix: string): string[] {
  const words = query.toLowerCase().split(/\s+/)
  const shown = words.map((word) => (word.startsWith(prefix.toLowerCase()) ? word.slice(prefix.length) : word))
  return [...new Set(shown.filter(Boolean))]
}

/** What a search looks through, for each action: label, short id and scopes, in lower case. */
const searchIndex = onceFor((guide: Pick<Guide, 'actions' | 'actionPrefix'>): readonly string[] =>
  guide.actions.map((action) =>
    `${action.label}\n${shortId(guide, action.id)}\n${action.scopes.join('\n')}`.toLowerCase(),
  ),
)

/** The actions that have every word and the effect, in the catalogue's order. */
export function findActions(
  guide: Pick<Guide, 'actions' | 'actionPrefix'>,
  words: readonly string[],
  effect: EffectFilter,
): Action[] {
  const index = searchIndex(guide)
  return guide.actions.filter((action, position) => {
    if (effect !== 'all' && action.effect !== effect) return false
    const haystack = index[position] ?? ''
    return words.every((word) => haystack.includes(word))
  })
}

/** Splits a text where words match, any case, overlaps merged. Joined again, the fragments are the text. */
export function markMatches(text: string, words: readonly string[]): Fragment[] {
  const lower = text.toLowerCase()
  // A few letters change their length in lower case; positions would be wrong then, so nothing is marked.
  if (words.length === 0 || lower.length !== text.length) return [{ text, marked: false }]
  const marked = new Array<boolean>(text.length).fill(false)
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1 && word; at = lower.indexOf(word, at + 1)) {
      marked.fill(true, at, at + word.length)
    }
  }
  const fragments: Fragment[] = []
  let start = 0
  for (let end = 1; end <= text.length; end += 1) {
    if (end < text.length && marked[end] === marked[start]) continue
    fragments.push({ text: text.slice(start, end), marked: marked[start] ?? false })
    start = end
  }
  return fragments.length > 0 ? fragments : [{ text, marked: false }]
}
