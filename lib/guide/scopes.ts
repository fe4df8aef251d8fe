import type { Action, Guide, Scope } from './schema'
import { chosenActions, type Selection } from './selection'

type Catalogue = Pick<Guide, 'actions' | 'scopes' | 'offlineAccess' | 'defaultScopes'>

/** The scopes that these actions need, each once, in the catalogue's order. */
export function neededScopes(guide: Pick<Guide, 'scopes'>, actions: readonly Action[]): string[] {
  const needed = new Set(actions.flatMap((action) => (action.needs === 'any' ? [] : action.scopes)))
  // For an action with alternative scopes, one that others need already, or else its first.
  for (const { needs, scopes } of actions) {
    const [first] = scopes
    if (needs === 'any' && first !== undefined && !scopes.some((scope) => needed.has(scope))) needed.add(first)
  }
  return guide.scopes.filter((scope) => needed.has(scope.id)).map((scope) => scope.id)
}

/** The scope that stands for the needed ones in a short list; undefined if the list is not short. */
function shortFor(guide: Catalogue, selection: Selection, needed: readonly string[]): Scope | undefined {
  return selection.shortScopes ? guide.scopes.find(({ id, broad }) => broad && needed.includes(id)) : undefined
}

/** The scopes of a selection; without a choice, the scopes of an empty field. */
export function selectedScopes(guide: Catalogue, selection: Selection): string[] {
  if (selection.actions.length === 0) return [...guide.defaultScopes]
  const needed = neededScopes(guide, chosenActions(guide, selection))
  const short = shortFor(guide, selection, needed)
  return withOfflineAccess(guide, selection, short ? [short.id] : needed)
}

function withOfflineAccess(guide: Catalogue, selection: Selection, scopes: readonly string[]): string[] {
  if (!guide.offlineAccess || !selection.offlineAccess) return [...scopes]
  return [...scopes, guide.offlineAccess.scope]
}

/** Why one scope is in the list. */
interface ScopeReason {
  scope: string
  covers: string
  /** The needed scopes that a short list leaves to this one. */
  standsFor: string[]
  /** The chosen actions that need it; none for the scope that brings a refresh token. */
  actions: Action[]
}

/** For each selected scope the chosen actions that need it, in the order of `selectedScopes`. */
export function scopeReasons(guide: Catalogue, selection: Selection): ScopeReason[] {
  const chosen = chosenActions(guide, selection)
  if (chosen.length === 0) return []
  const needed = neededScopes(guide, chosen)
  const short = shortFor(guide, selection, needed)
  const listed = guide.scopes.filter(({ id }) => (short ? id === short.id : needed.includes(id)))
  const reasons = listed.map(({ id, covers }) => ({
    scope: id,
    covers,
    standsFor: short ? needed.filter((scope) => scope !== id) : [],
    actions: short ? chosen : chosen.filter((action) => action.scopes.includes(id)),
  }))
  if (!guide.offlineAccess || !selection.offlineAccess) return reasons
  const { scope, covers } = guide.offlineAccess
  return [...reasons, { scope, covers, standsFor: [], actions: [] }]
}

/** A broad scope that the choice forces, and the two alternatives. */
export interface BroadScope {
  scope: Scope
  /** The chosen actions that force it. */
  forcedBy: Action[]
  /** The scopes of the other actions, without the refresh token's; empty if every action forces it. */
  withoutThem: string[]
  /** The chosen actions without those that force it. */
  remaining: string[]
  /** An equivalent shorter list; null if it is the same list. */
  shortList: string[] | null
}

/** Why a scope that includes all others is in the list; null if it is not. */
export function forcedBroadScope(guide: Catalogue, selection: Selection): BroadScope | null {
  const chosen = chosenActions(guide, selection)
  const scope = guide.scopes.find((each) => each.broad && chosen.some((action) => action.scopes.includes(each.id)))
  if (!scope) return null
  const forcedBy = chosen.filter((action) => action.scopes.includes(scope.id))
  const rest = chosen.filter((action) => !action.scopes.includes(scope.id))
  const needed = neededScopes(guide, chosen)
  return {
    scope,
    forcedBy,
    withoutThem: neededScopes(guide, rest),
    remaining: rest.map((action) => action.id),
    shortList: needed.length > 1 ? withOfflineAccess(guide, selection, [scope.id]) : null,
  }
}
