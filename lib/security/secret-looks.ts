import { singleton } from '../singleton'

/** A secret recognised by its pattern: a regular expression, and its name with the article. */
interface SecretLook {
  pattern: string
  name: string
}

/**
 * The wizard's own code (lib/auth/access-code.ts): password managers fill it into any box that looks like one for
 * secrets.
 */
export const OWN_LOOKS: readonly SecretLook[] = [
  {
    pattern: '(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}(?![0-9A-Z-])',
    name: 'an access code of this wizard',
  },
]

const ofProcess = () => singleton('secret looks', () => new Set<string>())

/**
 * Redacts matches of these patterns from the log from now on. Every loader of guides registers its providers' patterns.
 */
export function addSecretLooks(patterns: Iterable<string>): void {
  for (const pattern of patterns) ofProcess().add(pattern)
}

/** The patterns registered in this process; the same set each time. */
export function secretLooks(): ReadonlySet<string> {
  return ofProcess()
}
