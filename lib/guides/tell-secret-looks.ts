import { guideSources } from '@/lib/guides/registry'
import { addSecretLooks } from '../security/secret-looks'

/** Tells the log what the secrets of the guides' providers look like. Each program does it before anything is logged. */
export function tellSecretLooks(): void {
  addSecretLooks(guideSources.flatMap(({ guide }) => guide.profile.knownSecrets.map(({ pattern }) => pattern)))
}
