import type { Action, Guide } from './schema'
import { neededScopes } from './scopes'
import { chosenActions, type Selection } from './selection'

/** The scopes that open gated steps for a selection; null when nothing is chosen, which opens them all. */
export function openScopes(
  guide: Pick<Guide, 'actions' | 'scopes' | 'offlineAccess'>,
  selection: Selection,
): ReadonlySet<string> | null {
  if (selection.actions.length === 0) return null
  const open = new Set(neededScopes(guide, chosenActions(guide, selection)))
  if (guide.offlineAccess && selection.offlineAccess) open.add(guide.offlineAccess.scope)
  return open
}

/** A step is shown if no scope gates it, nothing is chosen, or the choice has one of its scopes. */
export function isStepShown(stepScopes: readonly string[], open: ReadonlySet<string> | null): boolean {
  return stepScopes.length === 0 || open === null || stepScopes.some((scope) => open.has(scope))
}

/** The actions that a step enables: the chosen ones with one of its scopes, or all of them if none is chosen. */
export function enabledActions(
  guide: Pick<Guide, 'actions'>,
  selection: Pick<Selection, 'actions'>,
  stepScopes: readonly string[],
): Action[] {
  const candidates = selection.actions.length === 0 ? guide.actions : chosenActions(guide, selection)
  return candidates.filter((action) => action.scopes.some((scope) => stepScopes.includes(scope)))
}
