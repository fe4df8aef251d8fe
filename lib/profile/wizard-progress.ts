import type { Guide } from '../guide/schema'
import { selectionLink } from '../guide/search-params'
import { HOME, profilePath, profileStackonePath, profileTestsPath, stackonePath } from '../urls'
import { stepsWithout, type WizardProgress, type WizardStepId } from '../wizard-steps'
import type { Profile } from './profile'

/** What has happened in StackOne. */
export interface StackOneProgress {
  /** Whether an admin entered the profile there as it is now. */
  isEntered: boolean
  /** Whether StackOne says that an account of it is active. */
  isLinked: boolean
}

/** How far the setup of a saved profile is. */
export function profileProgress(
  guide: Guide,
  profile: Profile,
  current: WizardStepId,
  { isEntered, isLinked }: StackOneProgress = { isEntered: false, isLinked: false },
): WizardProgress {
  const actions = profile.actions.filter((id) => guide.actions.some((action) => action.id === id))
  return {
    current,
    without: stepsWithout(guide),
    done: [
      'connector',
      'guide',
      'profile',
      ...(profile.lastTestOutcome === 'ready' ? (['test'] as const) : []),
      ...(isEntered ? (['stackone'] as const) : []),
      ...(isLinked ? (['link'] as const) : []),
    ],
    failed: profile.lastTestOutcome === 'failed' ? ['test'] : [],
    links: {
      connector: HOME,
      guide: selectionLink(guide, { actions, cloud: profile.cloud }),
      profile: profilePath(profile.id),
      test: profileTestsPath(profile.id),
      stackone: stackonePath(profile.id),
      link: profileStackonePath(profile.id),
    },
  }
}

/** The same while a new profile is filled in: with this link to its guide, where actions are chosen or not. */
export function newProfileProgress(
  guide: Pick<Guide, 'isTestable' | 'purpose'>,
  guideLink: string,
  isChosen: boolean,
): WizardProgress {
  return {
    current: 'profile',
    without: stepsWithout(guide),
    done: isChosen ? ['connector', 'guide'] : ['connector'],
    links: { connector: HOME, guide: guideLink },
  }
}
