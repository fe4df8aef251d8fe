import type { Effect, Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { requestedScopes } from '../profile/scopes-field'

/** What a profile's selection makes possible, for the person who is asked to allow it. */
export interface AskedFor {
  /** The labels of the chosen actions, by what they do; those with nothing in them are left out. */
  possible: readonly { effect: Effect; labels: readonly string[] }[]
  /** Whether nothing was chosen: then every action of the guide is possible. */
  isEverything: boolean
  /** What no action does that is asked for. */
  impossible: readonly Effect[]
  /** How many actions of the guide are not asked for. */
  otherActions: number
  /** The scopes, and what the provider lets them reach. */
  scopes: readonly { id: string; covers: string | null }[]
}

const EFFECTS: readonly Effect[] = ['read', 'write', 'delete']

/** What is asked for, in the catalogue's order. */
export function askedFor(guide: Guide, profile: Pick<Profile, 'actions' | 'scopes'>): AskedFor {
  const chosen = guide.actions.filter(({ id }) => profile.actions.includes(id))
  const isEverything = chosen.length === 0
  const asked = isEverything ? guide.actions : chosen
  const labelsOf = (effect: Effect) => asked.filter((action) => action.effect === effect).map(({ label }) => label)
  const catalogue = [
    ...guide.scopes,
    ...(guide.offlineAccess ? [{ id: guide.offlineAccess.scope, covers: guide.offlineAccess.covers }] : []),
  ]
  return {
    possible: EFFECTS.map((effect) => ({ effect, labels: labelsOf(effect) })).filter(({ labels }) => labels.length > 0),
    isEverything,
    impossible: asked.length === 0 ? [] : EFFECTS.filter((effect) => labelsOf(effect).length === 0),
    otherActions: guide.actions.length - asked.length,
    scopes: requestedScopes(guide, profile.scopes).map((id) => ({
      id,
      covers: catalogue.find((scope) => scope.id === id)?.covers ?? null,
    })),
  }
}
