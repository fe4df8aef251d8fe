import type { Database } from '../db/database'
import type { Guide } from '../guide/schema'
import { allConnectors, allGuides } from '../guides/loaded'
import { everyProfile } from '../profile/store'
import { knownConnector, refreshActions } from './connector-store'
import { affectedActions, compareActions, type Drift } from './drift'
import { ownStackOne } from './own-client'
import { type ProblemWords, problemWords } from './stackone-error'

/** A guide compared with StackOne's list of actions. */
export interface GuideDrift {
  guide: Pick<Guide, 'connector' | 'slug' | 'connectorName'>
  /** When StackOne was last asked for its list; null: never. */
  seenAt: Date | null
  /** Null: StackOne has listed no action of the connector yet. */
  drift: Drift | null
  /** Profiles with a removed or changed action. */
  profiles: readonly { id: string; name: string; actions: readonly string[] }[]
}

/** Every guide compared with StackOne's last list. Rejects with StoreError. */
export async function loadDrift(db: Database): Promise<GuideDrift[]> {
  return Promise.all(
    allGuides().map(async ({ guide }) => {
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

/** Reads StackOne's lists again. Resolves to the failure in words; null: none. Rejects with StoreError. */
export async function refreshDrift(db: Database): Promise<ProblemWords | null> {
  const stackOne = ownStackOne()
  if (!stackOne) return null
  for (const connector of allConnectors()) {
    const problem = await refreshActions({ db, stackOne, now: () => new Date() }, connector)
    if (problem) return problemWords(problem)
  }
  return null
}
