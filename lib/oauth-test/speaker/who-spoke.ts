import { meaningOf, ownMeaningOf, type ProviderTest } from '../../guide/provider'
import { companySignIn } from './company-sign-in'
import { networkDevice } from './network-device'
import type { OtherSpeaker, Said, Speaker } from './speaker'

/**
 * Who said it: the company's own sign-in, something on the network, the provider, or nobody that can be told. The marks
 * of the first two count before the provider's: they may quote it, and it does not quote them. A page is the provider's
 * only by one of its sentences or by its title.
 */
export function whoSpoke(said: Said, provider: Pick<ProviderTest, 'sentences'>): Speaker {
  const other = otherSpeaker(said, ownMeaningOf(provider, said.text) !== null)
  if (other) return other
  return said.form === 'error' || meaningOf(provider, said.text) !== null ? { kind: 'provider' } : { kind: 'unknown' }
}

/** Who said it, if not the provider and if it can be told. `isOwn`: the provider's own words are in it. */
export function otherSpeaker(said: Said, isOwn = false): OtherSpeaker | null {
  return companySignIn(said, isOwn) ?? (isOwn ? null : networkDevice(said))
}
