import { cut } from '../cut'
import type { Guide } from '../guide/schema'

/** In UTF-16 units: what a server writes may have any length. */
const LONGEST = 600
/** A shorter one could be part of any word. */
const SHORTEST_SECRET = 4
/** A shorter one tells little, and could be the beginning of a word. */
const SHORTEST_BEGINNING = 8
/** No text that is cut off before it comes here is longer. */
const LONGEST_END = 2000
const REMOVED = '[removed]'
/** JSON Web Tokens, whole or cut off (RFC 7519). */
const JWT = /eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g

/**
 * Makes what a server wrote safe to store and to show: without these secrets, whether plain or encoded, without
 * anything that looks like one, without control characters, and no longer than a paragraph.
 */
export function redactor(guide: Pick<Guide, 'profile'>, secrets: readonly (string | null | undefined)[]) {
  const forms = new Set(
    secrets.flatMap((secret) => (secret && secret.length >= SHORTEST_SECRET ? formsOf(secret) : [])),
  )
  const inOrder = [...forms].sort((a, b) => b.length - a.length)
  const looks = guide.profile.knownSecrets.map(({ pattern }) => new RegExp(pattern, 'giu'))
  const clean = (text: string): string => {
    let safe = text
    for (const form of inOrder) safe = withoutBeginningOf(form, safe.replaceAll(form, REMOVED))
    // First, because a guide's pattern may match a part of one only.
    safe = safe.replace(JWT, REMOVED)
    for (const look of looks) safe = safe.replace(look, REMOVED)
    return cut(safe.replace(/[\p{C}\u2028\u2029]+/gu, ' '), LONGEST)
  }
  return <Value>(value: Value): Value => mapTexts(value, clean) as Value
}

/** What was cut off on the way may end within a secret. */
function withoutBeginningOf(form: string, text: string): string {
  for (let length = Math.min(form.length - 1, LONGEST_END); length >= SHORTEST_BEGINNING; length--) {
    if (text.endsWith(form.slice(0, length))) return text.slice(0, -length) + REMOVED
  }
  return text
}

/** A secret as it may be quoted: as it is, in a URL, in JSON, in Base64. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  return [
    secret,
    // As in the name of a host.
    secret.toLowerCase(),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
  ]
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]))
  }
  return value
}
