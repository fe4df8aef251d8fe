import type { Action, Cloud, Guide } from './schema'
import type { SeparatorId } from './separators'

/** The choice in a link. It is stored only in the URL. */
export interface Selection {
  /** Ids of the chosen actions, in the catalogue's order. */
  actions: readonly string[]
  separator: SeparatorId
  /** The id of the chosen cloud. */
  cloud: string
  /** Whether the scope that brings a refresh token is added. */
  offlineAccess: boolean
  /** Whether a broad scope stands for the scopes that it includes. */
  shortScopes: boolean
}

/** The given ids in the catalogue's order, each once, without unknown ids. */
export function inCatalogueOrder(guide: Pick<Guide, 'actions'>, ids: Iterable<string>): string[] {
  const wanted = new Set(ids)
  return guide.actions.filter((action) => wanted.has(action.id)).map((action) => action.id)
}

/** The chosen actions themselves. */
export function chosenActions(guide: Pick<Guide, 'actions'>, selection: Pick<Selection, 'actions'>): Action[] {
  const wanted = new Set(selection.actions)
  return guide.actions.filter((action) => wanted.has(action.id))
}

/** The guide's cloud with that id, or its default cloud. */
export function findCloud(guide: Pick<Guide, 'clouds'>, id: string): Cloud {
  const cloud = guide.clouds.find((candidate) => candidate.id === id) ?? guide.clouds[0]
  if (!cloud) throw new Error('A guide needs at least one cloud.')
  return cloud
}

/** The origin of a cloud's console, without a slash at its end; empty for one without a host. */
export function cloudOrigin({ scheme = 'https', host }: Pick<Cloud, 'scheme' | 'host'>): string {
  return host === undefined ? '' : `${scheme}://${host}`
}

/** Whether the cloud is known to lack the action. */
export function isMissingOn(cloud: Cloud, action: Action): boolean {
  if (typeof action.clouds === 'string') return false
  return !action.clouds.includes(cloud.id) && !action.clouds.includes(cloud.sameActionsAs ?? cloud.id)
}

/** The actions that the cloud is not known to lack. */
export function actionsOn(cloud: Cloud, actions: readonly Action[]): Action[] {
  return actions.filter((action) => !isMissingOn(cloud, action))
}
