import { cut } from '../cut'
import type { Guide } from '../guide/schema'
import { apiOrigin } from './provider'
import { runFinder, type Span } from './secret-runs'
import type { Subject } from './stage'
import { plainCopies, squeezedCopies, type TextCopy } from './text-copy'

/** In UTF-16 units: what a server writes may have any length. Nothing after it is read. */
const LONGEST_READ = 2000
/** What is kept of it. */
const LONGEST = 600
const REMOVED = '[removed]'
/** JSON Web Tokens, whole or cut off (RFC 7519). */
const JWT = /eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g
/** Words that happen to join to the look of a secret have fewer digits. */
const MANY_DIGITS = /(?:\d\D*){4}/

/** What of a test is no secret, and must stay readable, also where it is a part of one. */
export function openValuesOf(subject: Subject): string[] {
  const { clientId, accountId, redirectUri, origin } = subject
  return [clientId, accountId, redirectUri, origin, apiOrigin(subject)]
}

/**
 * Makes what a server wrote safe to store and to show: without these secrets, whether plain or encoded, whole or in
 * part, without anything that looks like one, without control characters, and no longer than a paragraph. What is also
 * in one of the `open` texts stays readable: a client ID may be a part of a code.
 */
export function redactor(
  guide: { profile: Pick<Guide['profile'], 'knownSecrets'> },
  secrets: readonly (string | null | undefined)[],
  open: readonly string[] = [],
) {
  const runs = runFinder(
    secrets.filter((secret) => typeof secret === 'string'),
    open,
  )
  const looks = guide.profile.knownSecrets.map(({ pattern }) => new RegExp(pattern, 'giu'))
  const clean = (text: string): string => {
    if (text === '') return ''
    // More secrets than can be looked for: then any text may have one in it.
    if (!runs) return REMOVED
    const read = cut(text, LONGEST_READ)
    const squeezed = squeezedCopies(read)
    const found = [...runs(squeezed), ...looksIn(plainCopies(read), [JWT, ...looks])]
    // Where there are spaces within: of a secret that is found already, this would take the words after it too.
    const apart = looksIn(squeezed.slice(0, 1), looks, MANY_DIGITS).filter((span) => !found.some(overlaps(span)))
    const safe = without(read, [...found, ...apart])
    return cut(safe.replace(/[\p{C}\u2028\u2029]+/gu, ' '), LONGEST)
  }
  return <Value>(value: Value): Value => mapTexts(value, clean) as Value
}

function looksIn(copies: readonly TextCopy[], looks: readonly RegExp[], also = /./): Span[] {
  return copies.flatMap(({ text, from, to }) =>
    looks.flatMap((look) =>
      Array.from(text.matchAll(look))
        .filter(([all]) => also.test(all))
        .map(({ index, 0: all }): Span => [from[index] ?? 0, to[index + all.length - 1] ?? 0]),
    ),
  )
}

function overlaps([from, to]: Span): (other: Span) => boolean {
  return ([otherFrom, otherTo]) => from < otherTo && otherFrom < to
}

export function without(text: string, spans: readonly Span[]): string {
  const inOrder = [...spans].sort(([one], [other]) => one - other)
  let [safe, end] = ['', 0]
  for (const [from, to] of inOrder) {
    // What touches is one secret, or several without anything between them.
    if (from > end || end === 0) safe += text.slice(end, from) + REMOVED
    end = Math.max(end, to)
  }
  return safe + text.slice(end)
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]))
  }
  return value
}
