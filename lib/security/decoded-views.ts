import 'server-only'
import { INVISIBLE } from '../text'

/** A text derived from another one, with the position in the first text for each of its UTF-16 units. */
export interface DecodedView {
  text: string
  /** The start of its source, unit by unit. */
  from: readonly number[]
  /** The end of its source. */
  to: readonly number[]
}

/**
 * Invisible characters between two letters: white space, control and format characters, marks, zero-width characters.
 */
const UNSEEN = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]+/gu
/** Escapes of characters in URLs, JSON, JavaScript and HTML. */
const ESCAPES = [
  /(?:%|\\x)([\da-f]{2})/,
  /[\\%]u(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/,
  /&#x([\da-f]{1,6});?|&#(\d{1,7});?|&(quot|apos|amp|lt|gt);/,
  /\\(["'\\/])/,
].map(({ source }) => source)
const ESCAPE = new RegExp(ESCAPES.join('|'), 'gi')
/** The same in a form, where a plus means a space. */
const ESCAPE_OR_SPACE = new RegExp([...ESCAPES, '\\+'].join('|'), 'gi')
const NAMED: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
])
/** JSON in a URL in a URL. */
const MAX_LAYERS = 3

const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** RFC 4648 sections 4, 5 and 8. Shorter runs contain no secret. */
const BASE64 = { run: /[\w+/-]{6,}/g, bits: 6, values: valuesOf(`${BASE64_DIGITS}-_`, [62, 63]) }
const HEX = { run: /[0-9a-f]{8,}/gi, bits: 4, values: valuesOf('0123456789abcdefABCDEF', [10, 11, 12, 13, 14, 15]) }
/** Separates parts that were decoded at different positions. */
const BREAK = '…'

/** The views of a text with its white space, decoded layer by layer. */
export function plainViews(text: string): DecodedView[] {
  return unescapedLayers(copyOf(text), withoutInvisible)
}

/** A text without anything between its letters, and everything that it may be an encoding of. */
export function squeezedViews(text: string): DecodedView[] {
  const layers = unescapedLayers(copyOf(text), squeeze)
  // Squeezed after decoding: characters that squeezing joins may look like an escape.
  const apart = plainViews(text)
    .map(squeeze)
    .filter((copy) => layers.every((layer) => layer.text !== copy.text))
  const forms = [...layers, ...apart].flatMap((copy) =>
    copy.text.includes('+') ? squeeze(unescaped(copy, ESCAPE_OR_SPACE)) : [],
  )
  const decoded = layers.flatMap((copy) => [
    // The secret may start at any digit, so each may be the first of a group.
    ...[0, 1, 2, 3].flatMap((skipped) => bytesOf(copy, BASE64, skipped)),
    ...[0, 1].flatMap((skipped) => bytesOf(copy, HEX, skipped)),
  ])
  return [...layers, ...apart, ...forms, ...decoded.flatMap((copy) => unescapedLayers(copy, squeeze, 1))]
}

/** The first view of `squeezedViews`. */
export function squeezed(text: string): string {
  return text.replace(UNSEEN, '')
}

function copyOf(text: string): DecodedView {
  const from = Array.from({ length: text.length }, (_none, index) => index)
  return { text, from, to: from.map((index) => index + 1) }
}

function squeeze(copy: DecodedView): DecodedView {
  return rewrite(copy, UNSEEN, () => '')
}

function withoutInvisible(copy: DecodedView): DecodedView {
  return rewrite(copy, INVISIBLE, () => '')
}

/** A view and its decoded layers, squeezed each time, because an escape may stand for an invisible character. */
function unescapedLayers(
  first: DecodedView,
  tidy: (copy: DecodedView) => DecodedView,
  most = MAX_LAYERS,
): DecodedView[] {
  const layers = [tidy(first)]
  for (let layer = layers[0]; layer && layers.length <= most; layer = layers.at(-1)) {
    const next = tidy(unescaped(layer, ESCAPE))
    if (next.text === layer.text) break
    layers.push(next)
  }
  return layers
}

function unescaped(copy: DecodedView, pattern: RegExp): DecodedView {
  return rewrite(copy, pattern, ([all, ...parts]) => {
    const [octet, braced, four, hex, decimal, name, itself] = parts
    if (all === '+') return ''
    if (itself !== undefined) return itself
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? ''
    const code = decimal === undefined ? Number.parseInt(octet ?? braced ?? four ?? hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Each unit of a replacement comes from the whole match. */
function rewrite(
  { text, from, to }: DecodedView,
  pattern: RegExp,
  change: (match: RegExpExecArray) => string,
): DecodedView {
  const made = { text: '', from: [] as number[], to: [] as number[] }
  let at = 0
  const keepUpTo = (end: number) => {
    made.text += text.slice(at, end)
    for (; at < end; at++) push(made, from[at], to[at])
  }
  for (const match of text.matchAll(pattern)) {
    keepUpTo(match.index)
    at += match[0].length
    const put = change(match)
    made.text += put
    for (let unit = 0; unit < put.length; unit++) push(made, from[match.index], to[at - 1])
  }
  keepUpTo(text.length)
  return made
}

function push(made: { from: number[]; to: number[] }, from = 0, to = 0): void {
  made.from.push(from)
  made.to.push(to)
}

/** The bytes of each run of digits, after the skipped ones; none if there are no runs. */
function bytesOf(
  { text, from, to }: DecodedView,
  { run, bits, values }: typeof BASE64,
  skipped: number,
): DecodedView[] {
  const made = { text: '', from: [] as number[], to: [] as number[] }
  for (const { index, 0: digits } of text.matchAll(run)) {
    if (made.text !== '') {
      made.text += BREAK
      push(made, from[index], to[index])
    }
    let [value, size, first] = [0, 0, index + skipped]
    for (let at = first; at < index + digits.length; at++) {
      value = ((value << bits) | (values.get(text[at] ?? '') ?? 0)) & 0xffff
      size += bits
      if (size < 8) continue
      size -= 8
      made.text += String.fromCharCode((value >> size) & 0xff)
      push(made, from[first], to[at])
      first = size > 0 ? at : at + 1
    }
  }
  return made.text === '' ? [] : [made]
}

/** The value of each digit; the last ones are alternative digits. */
function valuesOf(digits: string, others: readonly number[]): ReadonlyMap<string, number> {
  const usual = digits.length - others.length
  return new Map(Array.from(digits, (digit, index) => [digit, index < usual ? index : (others[index - usual] ?? 0)]))
}
