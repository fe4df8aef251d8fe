import { loadSelection } from '../guide/search-params'
import { findCloud } from '../guide/selection'
import type { LoadedGuide } from '../guide/source'
import { isStepShown, openScopes } from '../guide/steps'
import type { Profile } from '../profile/profile'
import { setupLinkPath } from '../urls'
import { askedFor } from './asked-for'
import { setupMailto, setupMessage } from './message'

/** A setup link that was just made, as its one answer shows it. */
export interface MadeLink {
  /** With its token. */
  url: string
  recipient: string
  /** Plain text with the link in it. */
  message: string
  /** A `mailto:` URL of the same. */
  mailto: string
  /** RFC 3339. */
  expiresAt: string
}

interface Made {
  token: string
  recipient: string
  note: string
  /** Who asks. */
  sender: string
  expiresAt: Date
  /** What it is for. */
  profile: Pick<Profile, 'cloud' | 'actions'>
}

/** The link that a token opens, and the message that goes with it. */
export function madeLink({ guide, document }: LoadedGuide, publicUrl: string, made: Made): MadeLink {
  const { token, recipient, note, sender, expiresAt, profile } = made
  const url = publicUrl + setupLinkPath(token)
  // Whether a refresh token is asked for opens no step of its own that is to be done.
  const open = openScopes(guide, { ...loadSelection(guide, new URLSearchParams()), ...profile })
  const steps = document.sections
    .filter(({ isInStackOne }) => !isInStackOne)
    .filter((section) => section.steps.some((step) => !step.isReading && isStepShown(step.scopes, open)))
    .map(({ title }) => title)
  const message = {
    ...{ link: url, recipient, sender, note, guide, steps, expiresAt },
    cloud: findCloud(guide, profile.cloud),
    asked: askedFor(guide, { actions: profile.actions, scopes: '' }),
  }
  return {
    url,
    recipient,
    message: setupMessage(message),
    mailto: setupMailto(message),
    expiresAt: expiresAt.toISOString(),
  }
}
