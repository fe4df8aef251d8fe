import { loadSelection } from '../guide/search-params'
import { findCloud } from '../guide/selection'
import type { LoadedGuide } from '../guide/source'
import { isStepShown, openScopes } from '../guide/steps'
import type { Profile } from '../profile/profile'
import { setupLinkPath } from '../urls'
import { askedFor } from './asked-for'
import { setupMailto, setupMessage } from './message'

/** A setup link that was just created, shown in one response only. */
export interface MadeLink {
  /** With its token. */
  url: string
  recipient: string
  /** Plain text with the link in it. */
  message: string
  /** A `mailto:` URL of the same message. */
  mailto: string
  /** RFC 3339. */
  expiresAt: string
}

interface Made {
  token: string
  recipient: string
  note: string
  /** The sender. */
  sender: string
  expiresAt: Date
  /** The link's profile. */
  profile: Pick<Profile, 'cloud' | 'actions'>
}

/** The link of a token, with its message. */
export function madeLink({ guide, document }: LoadedGuide, publicUrl: string, made: Made): MadeLink {
  const { token, recipient, note, sender, expiresAt, profile } = made
  const url = publicUrl + setupLinkPath(token)
  // The refresh token's scope opens no step that the recipient has to do.
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
