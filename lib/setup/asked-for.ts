import type { Effect, Guide } from '../guide/schema'
import type { Profile } from '../profile/profile'
import { requestedScopes } from '../profile/scopes-field'

/** The access that a profile's selection gives, for the person who is asked to allow it. */
export interface AskedFor {
  /** The labels of the chosen actions by effect, without empty effects. */
  possible: readonly { effect: Effect; labels: readonly string[] }[]
  /** Whether no action was chosen: then every action of the guide is possible. */
  isEverything: boolean
  /** The effects that no requested action has. */
  impossible: readonly Effect[]
  /** The number of the guide's other actions. */
  otherActions: number
  /** The scopes with the provider's description of their coverage. */
  scopes: readonly { id: string; covers: string | null }[]
}

const EFFECTS: readonly Effect[] = ['read', 'write', 'delete']

/** The requested access, in the catalogue's order. */
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
