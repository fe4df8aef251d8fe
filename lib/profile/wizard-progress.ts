import type { Guide } from '../guide/schema'
import { selectionLink } from '../guide/search-params'
import { profilePath, profileSetupPath, profileStackonePath, profileTestsPath, setupPath, stackonePath } from '../urls'
import { stepsWithout, type WizardProgress, type WizardStepId } from '../wizard-steps'
import { isDraft } from './missing-values'
import type { Profile } from './profile'

/** The progress in StackOne. */
export interface StackOneProgress {
  /** Whether an admin entered the current version of the profile there. */
  isEntered: boolean
  /** Whether StackOne says that an account of it is active. */
  isLinked: boolean
}

/** The progress of a saved profile's setup. */
export function profileProgress(
  guide: Guide,
  profile: Profile,
  current: WizardStepId,
  { isEntered, isLinked }: StackOneProgress = { isEntered: false, isLinked: false },
): WizardProgress {
  const actions = profile.actions.filter((id) => guide.actions.some((action) => action.id === id))
  const hasValues = !isDraft(guide, profile)
  // A proof stays, although the secret may have been erased since.
  const hasApp = hasValues || profile.lastTestOutcome === 'ready'
  return {
    current,
    without: stepsWithout(guide),
    done: [
      ...(hasApp ? (['guide'] as const) : []),
      ...(hasValues ? (['profile'] as const) : []),
      ...(profile.lastTestOutcome === 'ready' ? (['test'] as const) : []),
      ...(isEntered ? (['stackone'] as const) : []),
      ...(isLinked ? (['link'] as const) : []),
    ],
    failed: profile.lastTestOutcome === 'failed' ? ['test'] : [],
    links: {
      guide: selectionLink(guide, { actions, cloud: profile.cloud }),
      profile: hasValues ? profilePath(profile.id) : profileSetupPath(profile.id),
      ...(hasValues && { test: profileTestsPath(profile.id), stackone: stackonePath(profile.id) }),
      link: profileStackonePath(profile.id),
    },
  }
}

/** The same while a new profile is filled in, with this link to its guide. */
export function newProfileProgress(guide: Pick<Guide, 'isTestable' | 'purpose'>, guideLink: string): WizardProgress {
  return { current: 'profile', without: stepsWithout(guide), done: [], links: { guide: guideLink } }
}

/** The same for the recipient of a setup, without links to StackOne. */
export function recipientProgress(
  guide: Guide,
  profile: Profile,
  current: WizardStepId,
  setupId: string,
): WizardProgress {
  const { done, failed = [] } = profileProgress(guide, profile, current)
  const page = setupPath(setupId)
  return {
    current,
    without: [...stepsWithout(guide), 'stackone', 'link'],
    done,
    failed,
    links: { guide: page, profile: page },
  }
}
