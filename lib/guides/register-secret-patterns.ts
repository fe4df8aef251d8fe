import { isOperatorError } from '../operator-error'
import { addSecretPatterns } from '../security/secret-patterns'
import { allGuides } from './loaded'

/**
 * Registers the secret patterns of the guides' providers with the log. Each program calls it before it logs anything.
 */
export function registerSecretPatterns(): void {
  try {
    addSecretPatterns(allGuides().flatMap(({ guide }) => guide.knownSecrets.map(({ pattern }) => pattern)))
  } catch (error) {
    // A broken guide must not prevent commands from logging: the start reports it.
    if (!isOperatorError(error)) throw error
  }
}
