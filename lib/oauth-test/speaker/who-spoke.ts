import { meaningOf, ownMeaningOf, type ProviderTest } from '../../guide/provider'
import { companySignIn } from './company-sign-in'
import { networkDevice } from './network-device'
import type { OtherSpeaker, Said, Speaker } from './speaker'

/**
 * The author: the company's own sign-in, a device on the network, the provider, or unknown. The signs of the first two
 * take precedence, because they may quote the provider, and it does not quote them. A page is the provider's only by
 * one of its sentences or by its title.
 */
export function whoSpoke(said: Said, provider: Pick<ProviderTest, 'sentences'>): Speaker {
  const other = otherSpeaker(said, ownMeaningOf(provider, said.text) !== null)
  if (other) return other
  return said.form === 'error' || meaningOf(provider, said.text) !== null ? { kind: 'provider' } : { kind: 'unknown' }
}

/** The author, if it is known and not the provider. `isOwn`: the provider's own words are in the text. */
export function otherSpeaker(said: Said, isOwn = false): OtherSpeaker | null {
  return companySignIn(said, isOwn) ?? (isOwn ? null : networkDevice(said))
}
