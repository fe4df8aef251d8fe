import { ENTER_IN_STACKONE } from '../messages'
import {
  editProfilePath,
  profilePath,
  profileTestsPath,
  setupPath,
  setupRunApi,
  setupRunPath,
  setupSignInPath,
  stackonePath,
  testRunApi,
  testRunPath,
  testSignInPath,
} from '../urls'
import type { RunView } from './view'

interface Way {
  href: string
  label: string
}

/** The links of a run's page, for its reader. */
export interface RunPaths {
  page: string
  /** Its record. */
  api: string
  signIn: string
  /** The page where it was started. */
  back: Way
  /** The page of a newer test. */
  newer: string
  /** The next step once it is ready. */
  next: Way
  /** The page where the values can be changed. */
  edit: Way
}

/** The paths of a run: an admin's, or those of the recipient of a setup. */
export function runPaths({ id, profileId, setup }: Pick<RunView, 'id' | 'profileId' | 'setup'>): RunPaths {
  if (setup !== null) {
    return {
      page: setupRunPath(setup, id),
      api: setupRunApi(setup, id),
      signIn: setupSignInPath(setup, id),
      back: { href: setupPath(setup), label: 'Back to the steps' },
      newer: setupPath(setup),
      next: { href: setupPath(setup, FINISH), label: 'Finish your part' },
      edit: { href: setupPath(setup), label: 'Back to the steps' },
    }
  }
  return {
    page: testRunPath(id),
    api: testRunApi(id),
    signIn: testSignInPath(id),
    back: { href: profilePath(profileId), label: 'The profile' },
    newer: profileTestsPath(profileId),
    next: { href: stackonePath(profileId), label: ENTER_IN_STACKONE },
    edit: { href: editProfilePath(profileId), label: 'Edit the profile' },
  }
}

/** The ids of the setup page's own parts, which links use. */
export const FINISH = 'finish'
export const OBJECTION = 'objection'
