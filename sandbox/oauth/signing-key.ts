import { generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'

/** The key that signs the tokens of every account. */
export interface SigningKey {
  privateKey: KeyObject
  publicKey: KeyObject
  jwk: JsonWebKey & { kid: string; kty: string }
}

let made: SigningKey | undefined

/** Creates the key, once in a process: it takes a tenth of a second. */
export function makeSigningKey(): SigningKey {
  made ??= generate()
  return made
}

/** Signs the claims unchanged. */
export function sign(key: SigningKey, claims: Record<string, unknown>, type = 'at+jwt'): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: type, kid: key.jwk.kid }).sign(key.privateKey)
}

/** Signs a token again, with changed claims. An undefined claim is removed. */
export function resign(key: SigningKey, token: string, changes: Record<string, unknown>): Promise<string> {
  return sign(key, { ...decodeJwt(token), ...changes })
}

function generate(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })
  return { privateKey, publicKey, jwk: { ...jwk, kty: 'RSA', kid: randomUUID() } }
}
