import 'server-only'
import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

/** Crockford's Base32: without I, L, O and U, which are confused with other letters. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 6
const GROUP_LENGTH = 5
/** SHA-256 (FIPS 180-4). */
const HASH_BYTES = 32

/** The stored part of an access code. */
export interface AccessCodeRecord {
  /** SHA-256 of the code's letters, in Base64url. */
  hash: string
  /** Stored in sessions: a new code has a new generation, which ends them. */
  generation: string
}

/** A new access code: 30 letters, 150 bits, in groups that can be read aloud. */
export function makeAccessCode(): string {
  const letters = Array.from({ length: GROUPS * GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}

/** The stored hash of a code. A code has 150 random bits, so a fast hash is enough. */
export function recordOf(code: string): AccessCodeRecord {
  return { hash: hashOf(code).toString('base64url'), generation: randomUUID() }
}

/** Whether a code matches the record, in any grouping and case. Takes the same time for any code. */
export function isAccessCode({ hash }: AccessCodeRecord, code: string): boolean {
  const expected = Buffer.from(hash, 'base64url')
  return expected.length === HASH_BYTES && timingSafeEqual(hashOf(code), expected)
}

/** Whether a record has this version's format. */
export function isReadable({ hash }: AccessCodeRecord): boolean {
  return /^[\w-]{43}$/.test(hash)
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(normalize(code)).digest()
}

/** Letters that are confused with others are read as these, as Crockford specifies. */
function normalize(code: string): string {
  return code
    .slice(0, 200)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}
