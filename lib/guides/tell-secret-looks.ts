import { isOperatorError } from '../operator-error'
import { addSecretLooks } from '../security/secret-looks'
import { allGuides } from './loaded'

/** Tells the log what the secrets of the guides' providers look like. Each program does it before anything is logged. */
export function tellSecretLooks(): void {
  try {
    addSecretLooks(allGuides().flatMap(({ guide }) => guide.knownSecrets.map(({ pattern }) => pattern)))
  } catch (error) {
    // Commands log too where a guide is broken: the start says that.
    if (!isOperatorError(error)) throw error
  }
}
