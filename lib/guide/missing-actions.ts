import { plural } from '../text'
import type { Action, Guide } from './schema'
import { chosenActions, findCloud, isMissingOn, type Selection } from './selection'

type Catalogue = Pick<Guide, 'actions' | 'clouds'>
type Choice = Pick<Selection, 'actions' | 'cloud'>

/** The chosen actions that the chosen cloud is known to lack. */
export function missingActions(guide: Catalogue, selection: Choice): Action[] {
  const cloud = findCloud(guide, selection.cloud)
  return chosenActions(guide, selection).filter((action) => isMissingOn(cloud, action))
}

/** A sentence that names them; null if there are none. */
export function describeMissingActions(guide: Catalogue, selection: Choice): string | null {
  const missing = missingActions(guide, selection)
  if (missing.length === 0) return null
  const names = missing.map(({ label }) => label).join(', ')
  const verb = missing.length === 1 ? 'does' : 'do'
  return `${plural(missing.length, 'chosen action')} ${verb} not exist on ${findCloud(guide, selection.cloud).label}: ${names}.`
}
