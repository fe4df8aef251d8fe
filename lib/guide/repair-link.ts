import { memoizeByObject } from '../memoize-by-object'
import { shortId } from './action-list'
import { ACTION_FILTERS } from './effects'
import type { Guide } from './schema'
import { type Catalogue, SELECTION_KEYS } from './search-params'
import { SEPARATOR_IDS } from './separators'

/** An "&" as HTML escapes it, once or more, without the "&" that split the query there. */
const AMPERSAND = /^(?:(?:amp|#0*38|#x0*26);)+/i
/** An escaped "&" within a value; or a ";" in its place, which forms once used (HTML 4.01 appendix B.2.2). */
const NEXT_PAIR = /&|\\u0026|%(?:25)*26|;(?=[a-z_]+(?:=|%(?:25)*3d))/i
const ESCAPED_EQUALS = /%(?:25)*3d/gi
/** The rest of an HTML character reference that followed the link: `&gt;`, `&quot;`. */
const SIGN_LEFT_OVER = /^(?:amp|gt|lt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);?$/i
/** Punctuation around or after a link, and everything behind it. */
const AFTER_LINK = /\s*(?:[<>|"'`“”‘’«»()[\]{}\\#（）「」『』【】〉》。].*|[.,;:!?*_~…，、；：！？-]+)$/su
/** Punctuation before the first name of a list. */
const BEFORE_LIST = /^[\s"'`“”‘’«»([{*_<]+/u
/** Invisible characters (Unicode’s format characters), and the backslash that Markdown puts before an underscore. */
const UNSEEN = /\p{Cf}|\\(?=_)/gu
/** "=" as quoted-printable mail writes it (RFC 2045 section 6.7), without the "=" that split the query there. */
const QUOTED_EQUALS = /^3d/i
/** Separators in lists of actions that lost their commas. */
const OTHER_COMMAS = /[,;|\s，、；]+/

/** A longer text is not an id followed by something. */
const MAX_VALUE_LENGTH = 200

/** Every name that a list of actions may have, in lower case. */
const actionNames = memoizeByObject(
  (guide: Pick<Guide, 'actions' | 'actionPrefix'>): ReadonlySet<string> =>
    new Set(['all', ...guide.actions.flatMap(({ id }) => [id, shortId(guide, id)].map((name) => name.toLowerCase()))]),
)

/**
 * A link's query before a mail program, a chat or a person changed it: `&amp;` in place of `&`, `=3D` of `=`, double
 * escapes, text after the link, capitals. Only clear repairs are made; everything else stays, so that
 * `readLinkProblems` reports it. A query that needs no repair, or was repaired before, stays the same.
 */
export function repairLink(guide: Catalogue, query: URLSearchParams): URLSearchParams {
  const choices = new Map<string, readonly string[]>([
    [SELECTION_KEYS.cloud, guide.clouds.map(({ id }) => id)],
    [SELECTION_KEYS.separator, SEPARATOR_IDS],
    [SELECTION_KEYS.offlineAccess, ['true', 'false']],
    [SELECTION_KEYS.shortScopes, ['true', 'false']],
    ['effect', ACTION_FILTERS],
  ])
  const isKey = (name: string) => name === SELECTION_KEYS.actions || choices.has(name)
  const repaired = new URLSearchParams()
  for (const [name, value] of pairsOf(query, isKey)) {
    const allowed = choices.get(name)
    if (allowed) repaired.append(name, repairChoice(value, allowed))
    else repaired.append(name, name === SELECTION_KEYS.actions ? repairActions(value, actionNames(guide)) : value)
  }
  return repaired
}

/** Names and values, split at each original "&" and "=". */
function pairsOf(query: URLSearchParams, isKey: (name: string) => boolean): [name: string, value: string][] {
  return [...query].flatMap(([writtenName, value]): [string, string][] => {
    const plainName = writtenName.replace(AMPERSAND, '')
    const name = isKey(plainName.trim().toLowerCase()) ? plainName.trim().toLowerCase() : plainName
    if (value === '' && (name === '' || SIGN_LEFT_OVER.test(name))) return []
    const [key = ''] = name.split('=')
    if (value === '' && key !== name && isKey(key.trim().toLowerCase()))
      return pairsOf(new URLSearchParams(name), isKey)
    const [own = '', ...others] = isKey(name) ? value.split(NEXT_PAIR) : [value]
    return [
      [name, own],
      ...(others.length > 0 ? pairsOf(new URLSearchParams(others.join('&').replace(ESCAPED_EQUALS, '=')), isKey) : []),
    ]
  })
}

function repairChoice(value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value
  const forms = formsOf(value)
  return allowed.find((choice) => forms.includes(choice.toLowerCase())) ?? value
}

function repairActions(value: string, names: ReadonlySet<string>): string {
  const isKnown = (word: string) => names.has(word.replace(/^-/, ''))
  const repair = (word: string) => (isKnown(word.trim().toLowerCase()) ? word : formsOf(word).find(isKnown))
  const words = value.split(',').flatMap((word) => {
    const whole = repair(word)
    if (whole !== undefined) return whole
    const parts = decoded(word)
      .split(OTHER_COMMAS)
      .filter((part) => part !== '')
    const repairedParts = parts.flatMap((part) => repair(part) ?? [])
    return parts.length > 0 && repairedParts.length === parts.length ? repairedParts : word
  })
  return words.join(',')
}

/** The possible originals of a value, the likeliest first, in lower case. */
function formsOf(value: string): string[] {
  if (value.length > MAX_VALUE_LENGTH) return []
  return [value, decoded(value)]
    .map((text) => text.replace(UNSEEN, '').replace(BEFORE_LIST, '').trim().toLowerCase())
    .flatMap((text) => [text, text.replace(AFTER_LINK, '').replace(AFTER_LINK, '')])
    .flatMap((text) => [text, text.replace(QUOTED_EQUALS, '')])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
