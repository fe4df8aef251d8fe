import { plural, singleLine, truncate } from '../text'
import { parseActionList } from './action-list'
import { ACTION_FILTERS, FILTER_LABELS } from './effects'
import { type Catalogue, SELECTION_KEYS, viewParams } from './search-params'
import { SEPARATORS } from './separators'

/** Parameters that mail programs, advertisements and statistics add to links. They are ignored. */
const TRACKING =
  /^(?:utm_\w+|_?gcl\w*|g?braid|wbraid|gad_\w+|_ga\w*|_gl|dclid|fbclid|igshid|igsh|msclkid|twclid|ttclid|li_fat_id|yclid|mc_[ce]id|mkt_tok|_hs\w+|hs\w*tracking|__hs\w+|trk\w*|ref(?:_src|_url|errer)?|mcas\w+|srsltid|rdt_cid|epik|si|_branch_\w+|wt\.\w+|oly_\w+|vero_\w+|__s|spm|scid|mkt_\w+|pk_\w+|mtm_\w+|matomo_\w+|cvid|ved|ocid|ncid|cmpid|sfmc_\w+|elq\w*|_openstat|_bta_\w+)$/i
const NAMED = 10
const MAX_LENGTH = 60

/**
 * The problems of a link, in sentences for the reader. The page works nevertheless: unknown parts are left out.
 * @param query From `repairLink`.
 * @param more Names of the page's own parameters, besides those of the selection and the view.
 */
export function readLinkProblems(guide: Catalogue, query: URLSearchParams, more: readonly string[] = []): string[] {
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
    ['effect', ACTION_FILTERS, [FILTER_LABELS.all]],
  ]
  for (const [key, allowed, labels] of choices) {
    const value = query.get(key)
    if (value === null || allowed.includes(value)) continue
    problems.push(`This link’s ${key} “${quote(value)}” is unknown. “${labels[0]}” is used.`)
  }
  const names = [...Object.values(SELECTION_KEYS), ...Object.keys(viewParams), ...more]
  const unknownNames = [...new Set(query.keys())].filter((name) => !names.includes(name) && !TRACKING.test(name))
  if (unknownNames.length > 0) problems.push(describeUnknownNames(unknownNames))
  return problems
}

function describeUnknownNames(names: readonly string[]): string {
  const [subject, verb] = names.length === 1 ? ['This link’s parameter', 'is'] : ['These parameters of the link', 'are']
  return `${subject} ${verb} unknown and ${verb} ignored: ${nameSome(names)}.`
}

function describeUnknown(unknown: readonly string[], hasKnown: boolean): string {
  const verb = unknown.length === 1 ? 'does' : 'do'
  const left = hasKnown ? 'The rest is chosen.' : 'No action is chosen now: choose some before you copy the scopes.'
  return `${plural(unknown.length, 'action')} in this link ${verb} not exist, or no longer: ${nameSome(unknown)}. ${left}`
}

function nameSome(names: readonly string[]): string {
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : ''
  return names.slice(0, NAMED).map(quote).join(', ') + more
}

/** Quotes a stranger’s text in short as part of a sentence. */
function quote(text: string): string {
  return truncate(singleLine(text), MAX_LENGTH, '…')
}
