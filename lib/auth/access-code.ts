import { randomInt, randomUUID, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** Crockford's Base32: no I, L, O and U, which are mistaken for others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 6
const GROUP_LENGTH = 5
/** 32 MB and a tenth of a second for a try. A code has 150 bits already: more would only tire the server. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const HASH_BYTES = 32

const derive = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt)

/** What is kept of an access code. */
export interface AccessCodeRecord {
  /** The salt and the hash, in Base64, with a dot between them. */
  hash: string
  /** Sessions carry it: a new code has a new one, which ends them. */
  generation: string
}

/** A new access code: 30 letters, 150 bits, in groups that can be read aloud. */
export function makeAccessCode(): string {
  const letters = Array.from({ length: GROUPS * GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}

/** A slow hash of a code, to be kept in its place. */
export async function hashAccessCode(code: string): Promise<AccessCodeRecord> {
  const salt = Buffer.from(randomUUID())
  const hash = await derive(normalize(code), salt, HASH_BYTES, COST)
  return { hash: `${salt.toString('base64')}.${hash.toString('base64')}`, generation: randomUUID() }
}

/** Whether the code is the one that was hashed, however it is grouped and in which case. */
export async function isAccessCode({ hash }: AccessCodeRecord, code: string): Promise<boolean> {
  const [salt = '', expected = ''] = hash.split('.').map((part) => Buffer.from(part, 'base64'))
  const actual = await derive(normalize(code), Buffer.from(salt), HASH_BYTES, COST)
  return expected.length === HASH_BYTES && timingSafeEqual(actual, Buffer.from(expected))
}

/** Letters that are mistaken for others are taken for these, as Crockford says. */
function normalize(code: string): string {
  return code
    .slice(0, 200)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}
