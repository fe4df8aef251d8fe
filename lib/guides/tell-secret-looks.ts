import { isOperatorError } from '../operator-error'
import { addSecretLooks } from '../security/secret-looks'
import { allGuides } from './loaded'

/** Gives the log the secret patterns of the guides' providers. Each program calls it before it logs anything. */
export function tellSecretLooks(): void {
  try {
    addSecretLooks(allGuides().flatMap(({ guide }) => guide.knownSecrets.map(({ pattern }) => pattern)))
  } catch (error) {
    // Commands log too where a guide is broken: the start says that.
    if (!isOperatorError(error)) throw error
  }
}
