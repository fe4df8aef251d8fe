import type { Guide } from '../guide/schema'
import { selectionLink } from '../guide/search-params'
import { type PhaseId, phasesWithout, type Way } from '../phases'
import { HOME, profilePath, profileTestsPath, stackonePath } from '../urls'
import type { Profile } from './profile'

/** The way of a profile that is saved. `isLinked`: StackOne says that an account of it is active. */
export function profileWay(guide: Guide, profile: Profile, current: PhaseId, isLinked = false): Way {
  const actions = profile.actions.filter((id) => guide.actions.some((action) => action.id === id))
  const isTested = profile.lastTestOutcome === 'ready'
  return {
    current,
    without: phasesWithout(guide),
    done: [
      'connector',
      'guide',
      'profile',
      ...(isTested ? (['test'] as const) : []),
      ...(isLinked ? (['link'] as const) : []),
    ],
    links: {
      connector: HOME,
      guide: selectionLink(guide, { actions, cloud: profile.cloud }),
      profile: profilePath(profile.id),
      test: profileTestsPath(profile.id),
      link: stackonePath(profile.id),
    },
  }
}

/** The way while a new profile is filled in, which came from this link of the guide. */
export function newProfileWay(guide: Pick<Guide, 'isTestable'>, guideLink: string): Way {
  return {
    current: 'profile',
    without: phasesWithout(guide),
    done: ['connector', 'guide'],
    links: { connector: HOME, guide: guideLink },
  }
}
