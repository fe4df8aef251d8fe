import type { Guide } from '../guide/schema'
import { OWN_LOOKS } from '../security/secret-looks'
import { stripInvisible } from '../text'
import { withoutLookAlikes } from './clean'

type Secrets = Pick<Guide, 'profile'>
type KnownSecret = Guide['profile']['knownSecrets'][number]

/** A shorter secret could be part of any word. */
const SHORTEST_PART = 8

/** The known secret that a value is, by its look; undefined when it is none. */
export function knownSecret({ profile }: Secrets, value: string): KnownSecret | undefined {
  return [...OWN_LOOKS, ...profile.knownSecrets].find(({ pattern }) =>
    new RegExp(`^(?:${pattern})`, 'iu').test(squeeze(value)),
  )
}

/**
 * Whether a text has a secret in it, with or without something between its letters: one that is known by its look, or
 * the one that was typed into the secret's own box. Such a text is not saved, kept or sent back.
 */
export function hasSecret({ profile }: Secrets, text: string, typedSecret: string): boolean {
  const [squeezed, secret] = [squeeze(text), squeeze(typedSecret)]
  const isTyped =
    secret !== '' && (squeezed === secret || (secret.length >= SHORTEST_PART && squeezed.includes(secret)))
  return (
    isTyped || [...OWN_LOOKS, ...profile.knownSecrets].some(({ pattern }) => new RegExp(pattern, 'iu').test(squeezed))
  )
}

/** Without white space, quotes and what cannot be seen: pasted text has these in odd places. */
function squeeze(text: string): string {
  return stripInvisible(withoutLookAlikes(text)).replace(/[\s"'`“”‘’,;|]+/g, '')
}
