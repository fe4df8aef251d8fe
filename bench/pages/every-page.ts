import { CHOICE, type Scene } from '../server/scene'
import { ADMIN_INPUTS, GUIDE_INPUTS, type Input } from './inputs'

/** A page of the wizard. */
export interface MeasuredPage {
  name: string
  path: string
  /** Whether it needs an admin's session. */
  isSignedIn: boolean
  /** The most common interaction of each page, with a visible result. */
  inputs?: readonly Input[]
}

export const GUIDE = '/connectors/databricks/oauth-u2m'

/** Every page of the wizard, with its most common interaction. */
export function everyPage({ profileId, runId }: Scene, accessCode: string): MeasuredPage[] {
  const profile = `/profiles/${profileId}`
  const open = { isSignedIn: false }
  const admin = { isSignedIn: true }
  return [
    { name: 'Guides', path: '/', ...open },
    { name: 'Guide', path: GUIDE, ...open, inputs: [GUIDE_INPUTS.search, GUIDE_INPUTS.selectAll] },
    { name: 'Guide, 4 actions chosen', path: GUIDE + CHOICE, ...open, inputs: [GUIDE_INPUTS.tick] },
    { name: 'Sign-in', path: `/sign-in#code=${accessCode}`, ...open, inputs: [ADMIN_INPUTS.signIn] },
    { name: 'Profiles', path: '/profiles', ...admin, inputs: [ADMIN_INPUTS.search] },
    { name: 'New profile', path: `/profiles/new/databricks/oauth-u2m${CHOICE}`, ...admin, inputs: [ADMIN_INPUTS.type] },
    { name: 'Profile', path: profile, ...admin, inputs: [ADMIN_INPUTS.startTest] },
    { name: 'Edit', path: `${profile}/edit`, ...admin, inputs: [ADMIN_INPUTS.type] },
    { name: 'StackOne sheet', path: `${profile}/stackone`, ...admin, inputs: [ADMIN_INPUTS.copy] },
    { name: 'History', path: '/history', ...admin },
    { name: 'Live test, ended', path: `/test-runs/${runId}`, ...admin, inputs: [ADMIN_INPUTS.openStage] },
  ]
}
