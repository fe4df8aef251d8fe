import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import { guides } from '../guides/loaded'
import { everyProfile } from '../profile/store'
import { knownConnector, refreshActions } from './connector-store'
import { affectedActions, compareActions, type Drift } from './drift'
import { ownStackOne } from './own-client'
import { type ProblemWords, problemWords } from './stackone-error'

/** A guide beside StackOne's own list of actions. */
export interface GuideDrift {
  guide: Pick<Guide, 'connector' | 'slug' | 'connectorName'>
  /** When StackOne was last asked for its list; null: never. */
  seenAt: Date | null
  /** Null: StackOne has listed no action of the connector yet. */
  drift: Drift | null
  /** Profiles that use an action which is gone or has changed. */
  profiles: readonly { id: string; name: string; actions: readonly string[] }[]
}

/** Every guide beside what StackOne last listed. Rejects with StoreError. */
export async function loadDrift(db: Database): Promise<GuideDrift[]> {
  return Promise.all(
    guides.map(async ({ guide }) => {
      const { actions, actionsSeenAt } = await knownConnector(db, guide.connector)
      const drift = actions && compareActions(guide, actions)
      const affected = drift ? affectedActions(drift) : new Set<string>()
      const profiles = affected.size > 0 ? await everyProfile(db, guide.connector) : []
      return {
        guide,
        seenAt: actionsSeenAt,
        drift,
        profiles: profiles
          .filter((profile) => profile.guide === guide.slug)
          .map(({ id, name, actions }) => ({ id, name, actions: actions.filter((action) => affected.has(action)) }))
          .filter(({ actions }) => actions.length > 0),
      }
    }),
  )
}

/** Asks StackOne for its lists anew. What came in the way, in words; null: nothing. Rejects with StoreError. */
export async function refreshDrift(db: Database): Promise<ProblemWords | null> {
  const stackOne = ownStackOne()
  if (!stackOne) return null
  for (const connector of new Set(guides.map(({ guide }) => guide.connector))) {
    const problem = await refreshActions({ db, stackOne, now: () => new Date() }, connector)
    if (problem) return problemWords(problem)
  }
  return null
}
