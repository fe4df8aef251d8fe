import { oneLine } from '../one-line'
import { parseActionList } from './action-list'
import { EFFECT_FILTERS, FILTER_LABELS } from './effects'
import { plural } from './plural'
import { type Catalogue, SELECTION_KEYS } from './search-params'
import { SEPARATORS } from './separators'

const NAMED = 10
const LONGEST = 60

/**
 * What is wrong with a link, in sentences for the reader; empty when nothing is. The page works all the same: what is
 * unknown is left out.
 */
export function readLinkProblems(guide: Catalogue, query: URLSearchParams): string[] {
  const problems: string[] = []
  for (const key of Object.values(SELECTION_KEYS)) {
    const count = query.getAll(key).length
    if (count > 1) problems.push(`This link has “${key}” ${count} times. Only the first one counts.`)
  }
  const { known, unknown } = parseActionList(guide, query.get(SELECTION_KEYS.actions) ?? '')
  if (unknown.length > 0) problems.push(describeUnknown(unknown, known.length > 0))
  const choices: [key: string, allowed: readonly string[], labels: readonly string[]][] = [
    [SELECTION_KEYS.separator, SEPARATORS.map(({ id }) => id), SEPARATORS.map(({ label }) => label)],
    [SELECTION_KEYS.cloud, guide.clouds.map(({ id }) => id), guide.clouds.map(({ label }) => label)],
    [SELECTION_KEYS.offlineAccess, ['true', 'false'], ['true']],
    [SELECTION_KEYS.shortScopes, ['true', 'false'], ['false']],
    ['effect', EFFECT_FILTERS, [FILTER_LABELS.all]],
  ]
  for (const [key, allowed, labels] of choices) {
    const value = query.get(key)
    if (value === null || allowed.includes(value)) continue
    problems.push(`This link’s ${key} “${quote(value)}” is unknown. “${labels[0]}” is used.`)
  }
  return problems
}

function describeUnknown(unknown: readonly string[], hasKnown: boolean): string {
  const named = unknown.slice(0, NAMED).map(quote).join(', ')
  const more = unknown.length > NAMED ? `, and ${unknown.length - NAMED} more` : ''
  const verb = unknown.length === 1 ? 'does' : 'do'
  const left = hasKnown ? 'The rest is chosen.' : 'No action is chosen now: choose some before you copy the scopes.'
  return `${plural(unknown.length, 'action')} in this link ${verb} not exist, or no longer: ${named}${more}. ${left}`
}

/** What a stranger wrote, so that it stays one short piece of a sentence. */
function quote(text: string): string {
  const letters = [...oneLine(text)]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
