import { singleton } from '../singleton'

/** A secret recognised by its pattern: a regular expression, and its name with the article. */
interface SecretPattern {
  pattern: string
  name: string
}

/**
 * The wizard's own code (lib/auth/access-code.ts): password managers fill it into any box that looks like one for
 * secrets.
 */
export const OWN_PATTERNS: readonly SecretPattern[] = [
  {
    pattern: '(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}(?![0-9A-Z-])',
    name: 'an access code of this wizard',
  },
]

const ofProcess = () => singleton('secret patterns', () => new Set<string>())

/**
 * Redacts matches of these patterns from the log from now on. Every loader of guides registers its providers' patterns.
 */
export function addSecretPatterns(patterns: Iterable<string>): void {
  for (const pattern of patterns) ofProcess().add(pattern)
}

/** The patterns registered in this process; the same set each time. */
export function secretPatterns(): ReadonlySet<string> {
  return ofProcess()
}
