import { truncate } from '../../text'
import { CODE } from './fields'

/** All in UTF-16 units. */
const LONGEST_SHOWN = 300
/** How much of its sentence is kept before and after what was known. */
const AROUND = 80
/** How much is cleaned before and after it: more, for half a secret would not be known as one. */
const CLEANED_AROUND = 200
const REMOVED = '[removed]'

/** Where a sentence ends. Not at a colon: what is before it says what follows. */
const SENTENCE_END = /[.!?;](?= |$)|["{}<>|—–]/

/** Percent signs may have been encoded again and again. */
const PERCENT = '%(?:25)*'
/** Parts of names, as in `clientSecret` and `id_token_hint`, and names that are too short to be looked for so. */
const PART = '(?:secret|passw|passphrase|pwd|token|assertion|verifier|cookie|session|credential|signature|[-_ ]?key)'
/** An error's or a status' code is not a secret. */
const NOT_OF_ERROR = '(?<!(?:error|status|reason|result|response|exit|sub)[-_ ]?)'
const WHOLE = `(?:\\b|(?<=${PERCENT}(?:3F|26|23)))(?:auth(?:orization)?[-_ ]?)?(?:${NOT_OF_ERROR}code|state|nonce|sid|jwt|otp|pin)`
const NAME = `(?:${PART}[\\w-]{0,40}|${WHOLE})`
const SAYS = `(?:=>?|:|->|→|${PERCENT}3[AD])`
/** Some quotes to their end, or a word. */
const VALUE = `(?:\\\\*(["'\`])(?:\\\\.|(?!\\2)[^\\\\])*|[^\\s"'\`&<>]+)`
/** What is said of a secret without quoting it. */
const SAID =
  'not|no|in|an?|the|too|being|required|missing|empty|invalid|wrong|incorrect|malformed|expired|revoked|unknown|off'
/** An error's code, or a status: what has the look of a secret by its name only. */
const NO_SECRET = `(?!(?:${CODE.source}|\\d{3})(?=\\.?(?:[\\s"'\`&<>,;)]|$)))`

/** In headers, addresses, forms, JSON and plain text. */
const SECRET_VALUES: readonly RegExp[] = [
  // Of more than one word, perhaps: all that follows.
  /((?:authorization|cookie)["'`]?\s*[:=]\s*)[^"'`<>]+/gi,
  /(\b(?:bearer|basic|digest|negotiate)\s+)(?!(?:access )?tokens?\b|auth)[^\s"'`<>]+/gi,
  new RegExp(`((?::|${PERCENT}3A)(?:/|${PERCENT}2F){2})[^\\s/?#"'<>@]{0,200}?(?=@|${PERCENT}40)`, 'gi'),
  new RegExp(`(${NAME}[\\s"'\`\\\\]*${SAYS}\\s*)${NO_SECRET}${VALUE}`, 'gi'),
  new RegExp(`((?:${PART}|bearer|basic)(?=[\\w-]{0,200}\\d))[\\w-]+`, 'gi'),
  new RegExp(`(${PART}\\w{0,40}\\s+(?:(?:is|was|equals)\\s+(?!(?:${SAID})\\b)|(?=["'\`])))${VALUE}`, 'gi'),
]

/** Without the values that OAuth keeps secret, which nobody else would know by their look. */
export function withoutSecrets(text: string): string {
  return SECRET_VALUES.reduce((safe, pattern) => safe.replace(pattern, `$1${REMOVED}`), text)
}

/** A text as it may be shown: without secrets, and no longer than a paragraph. */
export function shown(text: string, clean: (text: string) => string): string {
  return truncate(withoutSecrets(clean(text)), LONGEST_SHOWN).trim()
}

/** An id as it may be shown, which has no spaces that would tell a name from a value. */
export function shownId(id: string, clean: (text: string) => string): string {
  return new RegExp(`${PART}|code|state|nonce|bearer|basic|auth`, 'i').test(id) ? REMOVED : shown(id, clean)
}

/** The sentence that a pattern is found in, cleaned; empty where a secret took a part of it away. */
export function sentenceWith(pattern: RegExp, text: string, clean: (text: string) => string): string {
  const safe = withoutSecrets(text)
  const rough = pattern.exec(safe)
  if (!rough) return ''
  const { index, 0: all } = rough
  const near = safe.slice(Math.max(0, index - CLEANED_AROUND), index + all.length + CLEANED_AROUND)
  const found = pattern.exec(clean(near))
  if (!found) return ''
  const before = found.input.slice(0, found.index).split(SENTENCE_END).at(-1) ?? ''
  const after = found.input.slice(found.index + found[0].length).split(SENTENCE_END)[0] ?? ''
  return (lastWords(before) + found[0] + firstWords(after)).trim()
}

function lastWords(text: string): string {
  if (text.length <= AROUND) return text
  const from = text.indexOf(' ', text.length - AROUND)
  return from === -1 ? '' : text.slice(from)
}

function firstWords(text: string): string {
  return text.length <= AROUND ? text : text.slice(0, Math.max(0, text.lastIndexOf(' ', AROUND)))
}
