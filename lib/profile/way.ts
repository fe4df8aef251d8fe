import type { Guide } from '../guide/schema'
import { selectionLink } from '../guide/search-params'
import type { PhaseId, Way } from '../phases'
import type { Profile } from './profile'

/** The way of a profile that is saved. */
export function profileWay(guide: Guide, profile: Profile, current: PhaseId): Way {
  const actions = profile.actions.filter((id) => guide.actions.some((action) => action.id === id))
  return {
    current,
    done: ['connector', 'guide', 'profile', ...(profile.lastTestOutcome === 'ready' ? (['test'] as const) : [])],
    failed: profile.lastTestOutcome === 'failed' ? ['test'] : [],
    links: {
      connector: '/',
      guide: selectionLink(guide, { actions, cloud: profile.cloud }),
      profile: `/profiles/${profile.id}`,
      test: `/profiles/${profile.id}#tests`,
      link: `/profiles/${profile.id}/stackone`,
    },
  }
}

/** The way while a new profile is filled in: with this link to its guide, where actions are chosen or not. */
export function newProfileWay(guideLink: string, isChosen: boolean): Way {
  return {
    current: 'profile',
    done: isChosen ? ['connector', 'guide'] : ['connector'],
    links: { connector: '/', guide: guideLink },
  }
}
