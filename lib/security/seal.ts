import 'server-only'
import { createHash } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'

/** Keys of 32 bytes. The first seals, all open. */
export type KeyRing = readonly [Uint8Array, ...Uint8Array[]]

/** The result of opening a sealed secret. `unknown-key`: it may be intact, but this ring lacks its key. */
export type Opened = { ok: true; secret: string } | { ok: false; reason: 'unknown-key' | 'corrupt' }

/**
 * Seals a secret as a compact JWE (RFC 7516) by A256GCM. `place` names its row and column: it is part of the
 * authenticated header, so that the result opens nowhere else.
 */
export function seal([key]: KeyRing, place: string, secret: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(secret))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId(key), place })
    .encrypt(key)
}

/** Opens the output of `seal` for the same place. */
export async function open(ring: KeyRing, place: string, sealed: string): Promise<Opened> {
  const key = ring.find((candidate) => keyId(candidate) === sealedBy(sealed))
  if (!key) return { ok: false, reason: sealedBy(sealed) === null ? 'corrupt' : 'unknown-key' }
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    if (protectedHeader.place !== place) return { ok: false, reason: 'corrupt' }
    return { ok: true, secret: new TextDecoder().decode(plaintext) }
  } catch {
    return { ok: false, reason: 'corrupt' }
  }
}

/** Whether the ring's first key sealed it. */
export function isSealedByFirst([key]: KeyRing, sealed: string): boolean {
  return sealedBy(sealed) === keyId(key)
}

/** The id of the key that sealed it; null if it is not a JWE. */
function sealedBy(sealed: string): string | null {
  try {
    return decodeProtectedHeader(sealed).kid ?? null
  } catch {
    return null
  }
}

/** A name for a key that reveals nothing about it. */
function keyId(key: Uint8Array): string {
  return createHash('sha256').update('key id').update(key).digest('base64url').slice(0, 16)
}
