import type { Guide } from '../guide/schema'
import { neededScopes } from '../guide/scopes'
import { withoutLookAlikes } from './normalize-input'

type Catalogue = Pick<Guide, 'scopes' | 'offlineAccess' | 'defaultScopes' | 'actions'>

/** A parameter of a URL, like that of a sign-in: the text after it is about something else. */
const PARAMETER = /(?:^|[?&])(?:scopes?=)+([^&#]*)/i
/** The member of an object in JSON, HCL or YAML, in quotes or brackets. */
const MEMBER = /(?:\b|_)scopes?["']?\s*(?:=>|[:=])\s*(\[[^\]]*\]|"[^"]*"|'[^']*')/i
/** The name before a list, of an option of a command too. */
const LABEL = /^[^\p{L}]*(?:(?:\w{1,40}_)?scopes?["']?\s*(?:=>|[:=])\s*|(?<=--?)scopes?\s+-*)+/iu
/** The quotes and tags of a list that was copied from a page's source. */
const AMPERSAND = /&amp;/gi
const HTML =
  /&(?:nbsp|lt|gt|quot|apos|#x?[0-9a-f]{1,5});|<\/?(?:[abip]|br|code|div|em|li|ol|span|strong|t[adhr]|ul)\b[^<>]{0,200}>/gi
const ESCAPED = /(?:%[0-9a-f]{2})+/gi
const MAX_ESCAPED = 4
/** Part of a JSON string, with its backslash escapes. Anywhere else a backslash is an error. */
const QUOTED = /^\s*["'[{]/
const QUOTED_GAP = /\\(?:[nrt]|(?=["'\\]))/g
/** A scope has ASCII characters only (RFC 6749 section 3.3). Letters beyond ASCII stay, and are reported. */
const SEPARATORS = /(?:[\s,;|+"'`<>[\](){}]|[^\p{ASCII}\p{L}\p{M}\p{N}]|\p{Cc})+/u
/** A bullet, an arrow, the number of an item. */
const BULLET = /^(?:[^\p{L}\p{N}]+|\d{1,2}\.?)$/u

/**
 * Reads a pasted list of scopes with any separators and quotes; each once, in its order. It also reads lists from URLs
 * (`a+b`, `a%20b`, `scope=a+b`, a whole URL), from JSON, HCL and YAML (`["a", "b"]`, `"scope": "a b"`), with bullets,
 * numbers or a label, and from a page's source. A `+` separates, as in URLs: no scope has one here, though RFC 6749
 * section 3.3 would allow it.
 */
export function parseScopes(text: string): string[] {
  const plain = withoutLookAlikes(text).replaceAll('\\"', '"').replace(AMPERSAND, '&').replace(HTML, ' ')
  const part = PARAMETER.exec(plain) ?? MEMBER.exec(plain)
  const list = unescaped(part?.[1] ?? plain).replace(LABEL, '')
  const words = (QUOTED.test(list) ? list.replace(QUOTED_GAP, ' ') : list).split(SEPARATORS)
  return [...new Set(words.filter((word) => word !== '' && !BULLET.test(word)))]
}

/** Text may be escaped more than once. */
function unescaped(text: string): string {
  let plain = text
  for (let round = 0; round < MAX_ESCAPED; round += 1) plain = plain.replace(ESCAPED, decode)
  return plain
}

function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

/** The requested scopes: the field's, or the default if it is empty. */
export function requestedScopes(guide: Pick<Guide, 'defaultScopes'>, scopes: string): readonly string[] {
  const listed = parseScopes(scopes)
  return listed.length > 0 ? listed : guide.defaultScopes
}

/** In the order of every list of this guide's scopes; unknown ones come last. */
export function inScopeOrder(guide: Pick<Guide, 'scopes' | 'offlineAccess'>, scopes: Iterable<string>): string[] {
  const catalogue = [...guide.scopes.map(({ id }) => id), ...(guide.offlineAccess ? [guide.offlineAccess.scope] : [])]
  const wanted = new Set(scopes)
  return [
    ...catalogue.filter((scope) => wanted.has(scope)),
    ...[...wanted].filter((scope) => !catalogue.includes(scope)),
  ]
}

/** The differences between a profile's scopes and those that its actions need. */
export interface ScopeDifference {
  /** Needed by an action, and not requested. */
  missing: string[]
  /** Requested, and needed by no action. */
  extra: string[]
  /** The scope that brings a refresh token, if it is not requested. */
  offlineAccess: string | null
  /** The actions' scopes, and a refresh token. */
  exact: string[]
}

/**
 * Compares a Scopes field with the chosen actions; null if none is chosen, because then the needed scopes are unknown.
 */
export function compareScopes(guide: Catalogue, actionIds: readonly string[], scopes: string): ScopeDifference | null {
  const chosen = new Set(actionIds)
  const needed = neededScopes(
    guide,
    guide.actions.filter(({ id }) => chosen.has(id)),
  )
  if (needed.length === 0) return null
  const requested = requestedScopes(guide, scopes)
  const offline = guide.offlineAccess?.scope
  const isBroad = guide.scopes.some(({ id, broad }) => broad && requested.includes(id))
  return {
    missing: isBroad ? [] : needed.filter((scope) => !requested.includes(scope)),
    extra: requested.filter((scope) => !needed.includes(scope) && scope !== offline),
    offlineAccess: offline && !requested.includes(offline) ? offline : null,
    exact: [...needed, ...(offline ? [offline] : [])],
  }
}

/** The scopes that a change of the Scopes field adds to the request, and those that it removes. */
export function scopeChange(
  guide: Pick<Guide, 'defaultScopes'>,
  before: string,
  after: string,
): { added: string[]; removed: string[] } {
  const [old, now] = [requestedScopes(guide, before), requestedScopes(guide, after)]
  return { added: now.filter((scope) => !old.includes(scope)), removed: old.filter((scope) => !now.includes(scope)) }
}
