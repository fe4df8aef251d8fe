import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 256 bits: too long to guess. */
const TOKEN_BYTES = 32

/** A new token for a URL or a cookie, of 43 characters (Base64url, RFC 4648 section 5). Only its hash is stored. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** The SHA-256 of a text, which identifies a state, a token or a session without revealing it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
