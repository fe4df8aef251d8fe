import { isIn } from '../guide/is-in'
import type { Guide } from '../guide/schema'
import { OWN_PATTERNS } from '../security/secret-patterns'
import { stripInvisible } from '../text'
import { withoutLookAlikes } from './normalize-input'

type Secrets = Pick<Guide, 'knownSecrets'>
type KnownSecret = Guide['knownSecrets'][number]

/** A shorter secret could be part of any word. */
const MIN_PART_LENGTH = 8

/** The known kind of secret that a value matches; undefined if it matches none. */
export function knownSecret({ knownSecrets }: Secrets, value: string): KnownSecret | undefined {
  return [...OWN_PATTERNS, ...knownSecrets].find(({ pattern }) => isIn(`^(?:${pattern})`, squeeze(value), 'iu'))
}

/**
 * Whether a text contains a secret, with or without characters between its letters: one with a known pattern, or one
 * that was typed into the secrets' own boxes. Such a text is not saved, stored or returned.
 */
export function hasSecret({ knownSecrets }: Secrets, text: string, typed: readonly string[]): boolean {
  const squeezed = squeeze(text)
  const isTyped = typed
    .map(squeeze)
    .some(
      (secret) =>
        secret !== '' && (squeezed === secret || (secret.length >= MIN_PART_LENGTH && squeezed.includes(secret))),
    )
  return isTyped || [...OWN_PATTERNS, ...knownSecrets].some(({ pattern }) => isIn(pattern, squeezed, 'iu'))
}

/** Without white space, quotes and invisible characters: pasted text has these in odd places. */
function squeeze(text: string): string {
  return stripInvisible(withoutLookAlikes(text)).replace(/[\s"'`“”‘’,;|]+/g, '')
}
