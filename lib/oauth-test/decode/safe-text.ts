import { cut } from '../../cut'

/** All in UTF-16 units. */
const LONGEST_SHOWN = 300
/** How much is shown before and after what was known. */
const AROUND = 140

const SECRETS = '\\w*(?:secret|password|token|assertion|verifier)'
const NAMES = `(?:code|(?:session_)?state|nonce|${SECRETS})`
/** In an address, plain or encoded, in JSON, and what is called a secret also in a text. */
const SECRET_VALUE = new RegExp(
  `(?:\\b|(?<=%(?:3F|26|23)))(${NAMES}(?:=|%3D|["'] ?: ?["']?)|${SECRETS} ?: ?)[^\\s"'&<>]+`,
  'gi',
)

/** Without the values that OAuth keeps secret, which nobody else would know by their look. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET_VALUE, '$1[removed]')
}

/** A text as it may be shown: without secrets, and no longer than a paragraph. */
export function shown(text: string, clean: (text: string) => string): string {
  return cut(clean(withoutSecrets(text)), LONGEST_SHOWN).trim()
}

/** What was found in a text, and some whole words around it: half a secret would not be known as one. */
export function excerptOf(found: RegExpExecArray): string {
  const before = found.input.slice(0, found.index)
  const after = found.input.slice(found.index + found[0].length)
  const from = before.length > AROUND ? before.indexOf(' ', before.length - AROUND) : 0
  const to = after.length > AROUND ? after.lastIndexOf(' ', AROUND) : after.length
  return `${from === -1 ? '' : before.slice(from)}${found[0]}${after.slice(0, Math.max(0, to))}`
}
