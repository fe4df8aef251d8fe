import 'server-only'
import { type DecodedView, squeezed } from './decoded-views'

/** A range in a text: the index of its first UTF-16 unit, and the one after its last. */
export type Span = readonly [from: number, to: number]

/** This many characters of a secret count as the secret. */
const RUN = 12
/** A shorter secret could be part of any word. */
const MIN_SECRET_LENGTH = 4
/** A shorter part reveals little, and could be the beginning of a word. */
const MIN_BEGINNING_LENGTH = 8
/** A longer one does not fit into a header, so it cannot be used. */
const MAX_SECRET_LENGTH = 16_384
/** For all secrets together. No honest server sends so many. */
const MAX_CHARACTERS = 262_144
/** An escape that is truncated at the end of a text. */
const HALF_ESCAPE = /(?:%[0-9a-f]?|&#?\w{0,7}|\\[ux]?\{?[0-9a-f]{0,5})$/i
const MAX_ESCAPE_LENGTH = 10

/**
 * Finds secrets in the views of a text, whole or in part: 12 consecutive characters anywhere, or the first 8 at the end
 * of the text, where it may be truncated. Case is ignored. Text that is also in one of the `open` texts is not a
 * secret. Null if there are too many secrets to search for.
 */
export function secretFinder(
  secrets: readonly string[],
  open: readonly string[],
): ((copies: readonly DecodedView[]) => Span[]) | null {
  const needles = [...new Set(secrets.flatMap(needlesOf))]
  if (needles.reduce((sum, { length }) => sum + length, 0) > MAX_CHARACTERS) return null
  const known = new Map<number, Set<string>>()
  const beginnings = new Set<string>()
  const isOpen = openPart(open)
  for (const needle of needles) {
    const size = Math.min(needle.length, RUN)
    const runs = known.get(size) ?? new Set()
    known.set(size, runs)
    for (let at = 0; at + size <= needle.length; at++) {
      const run = needle.slice(at, at + size)
      if (size < RUN || !isOpen(run)) runs.add(run)
    }
    for (let length = MIN_BEGINNING_LENGTH; length < size; length++) {
      const beginning = needle.slice(0, length)
      if (!isOpen(beginning)) beginnings.add(beginning)
    }
  }
  return (copies) => copies.flatMap((copy) => [...runsIn(copy, known), ...beginningIn(copy, beginnings)])
}

function runsIn({ text, from, to }: DecodedView, known: ReadonlyMap<number, ReadonlySet<string>>): Span[] {
  const folded = fold(text)
  const found: Span[] = []
  for (const [size, runs] of known) {
    for (let at = 0; at + size <= folded.length; at++) {
      if (runs.has(folded.slice(at, at + size))) found.push([from[at] ?? 0, to[at + size - 1] ?? 0])
    }
  }
  return found
}

/** A truncated text may end within a secret, and there within an escape. */
function beginningIn({ text, from, to }: DecodedView, beginnings: ReadonlySet<string>): Span[] {
  const end = fold(text.slice(-RUN - MAX_ESCAPE_LENGTH))
  for (const whole of [end, end.replace(HALF_ESCAPE, '')]) {
    for (let length = RUN - 1; length >= MIN_BEGINNING_LENGTH; length--) {
      const first = text.length - end.length + whole.length - length
      if (beginnings.has(whole.slice(-length))) return [[from[first] ?? 0, to[text.length - 1] ?? 0]]
    }
  }
  return []
}

/** A secret in the forms to search for: also as a text whose bytes were read as Latin-1. */
function needlesOf(secret: string): string[] {
  const whole = secret.slice(0, MAX_SECRET_LENGTH)
  // Text before an encoded secret may turn its first characters into an escape: too little of a short one remains.
  const encoded = whole.length < 2 * RUN ? encodingsOf(whole) : []
  const forms = [whole, Buffer.from(whole).toString('latin1'), ...encoded].map((form) => fold(squeezed(form)))
  return forms.filter(({ length }) => length >= MIN_SECRET_LENGTH)
}

function encodingsOf(text: string): string[] {
  const form = new URLSearchParams({ text }).toString().slice('text='.length)
  return [encodeURIComponent(text.toWellFormed()), form, JSON.stringify(text).slice(1, -1)]
}

/** Whether a run is in a public text. */
function openPart(open: readonly string[]): (run: string) => boolean {
  const texts = open.map((text) => fold(squeezed(text)))
  return (run) => texts.some((text) => text.includes(run))
}

/** ASCII only, so that each letter keeps its position. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
