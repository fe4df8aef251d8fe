import { randomInt } from 'node:crypto'

/** Replaces each letter and digit by another one of its group, so that a hexadecimal text stays hexadecimal. */
const GROUPS = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ']
/** Fewer letters could be the unused bits at the end of a Base64 text. */
const MIN_CHANGED = 4

/**
 * A wrong secret with the format of this one, for a control that must be refused. In a JSON Web Token the signature
 * changes (after the last dot), in any other text the second half.
 */
export function spoil(secret: string): string {
  const signature = secret.lastIndexOf('.') + 1
  const half = Math.floor(secret.length / 2)
  const from = Math.max(0, Math.min(signature > 0 ? signature : half, secret.length - MIN_CHANGED))
  return secret.slice(0, from) + secret.slice(from).replace(/[a-z0-9]/gi, another)
}

function another(character: string): string {
  const group = GROUPS.find((each) => each.includes(character)) ?? character
  const others = group.replace(character, '')
  return others[randomInt(others.length)] ?? character
}
