import type { Guide } from '../guide/schema'
import { cleanSecret } from './clean'

type Secrets = Pick<Guide, 'profile'>
type KnownSecret = Guide['profile']['knownSecrets'][number]

/** A shorter secret could be part of any word. */
const SHORTEST_PART = 8

/** The known secret that a value is, by its look; undefined when it is none. */
export function knownSecret({ profile }: Secrets, value: string): KnownSecret | undefined {
  return profile.knownSecrets.find(({ pattern }) => new RegExp(`^(?:${pattern})`, 'u').test(value))
}

/**
 * Whether a text has a secret in it: one that is known by its look, or the one that was typed into the secret's own
 * box. Such a text is not saved, kept or sent back.
 */
export function hasSecret({ profile }: Secrets, text: string, typedSecret: string): boolean {
  const secret = cleanSecret(typedSecret).value
  const isTyped = secret !== '' && (text.trim() === secret || (secret.length >= SHORTEST_PART && text.includes(secret)))
  return (
    isTyped || profile.knownSecrets.some(({ pattern }) => new RegExp(`(?<![0-9A-Za-z])(?:${pattern})`, 'u').test(text))
  )
}
