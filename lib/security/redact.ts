import 'server-only'
import { type DecodedView, plainViews, squeezedViews } from './decoded-views'
import { isSecretName, REMOVED, withoutNamedSecrets } from './named-secrets'
import { type Span, secretFinder } from './secret-finder'
import { OWN_PATTERNS } from './secret-patterns'

/** JSON Web Tokens, whole or truncated (RFC 7519). */
const JWT = /eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g
/** Words that happen to match a secret's pattern have fewer digits. */
const MANY_DIGITS = /(?:\d\D*){4}/

interface RedactorOptions {
  /** Known secrets; at least 4 characters of one are needed to find it. */
  secrets?: readonly (string | null | undefined)[]
  /** Public values: they stay readable, also as part of a secret. */
  open?: readonly string[]
  /** The patterns of providers' secrets, from the guides. */
  looks?: readonly string[]
  /** Truncates each text before it is searched, and after. */
  before?: (text: string) => string
  after?: (text: string) => string
}

/**
 * Creates the one redactor of the wizard. It removes secrets from a text, and from every text within a plain value:
 * known ones, whole or in part, verbatim, percent-encoded, escaped as JSON or HTML, in Base64 (so also as HTTP Basic)
 * or hexadecimal; those with a known pattern, like JSON Web Tokens; and those beside a name, as in `client_secret=…`
 * and `Bearer …`. Its time grows with a text's length: limit texts from outside first.
 */
export function redactor({ secrets = [], open = [], looks = [], before = asItIs, after = asItIs }: RedactorOptions) {
  const runs = secretFinder(
    secrets.filter((secret) => typeof secret === 'string'),
    open,
  )
  const patterns = [...OWN_PATTERNS.map(({ pattern }) => pattern), ...looks].map((look) => new RegExp(look, 'giu'))
  const clean = (whole: string): string => {
    if (whole === '') return ''
    // Too many secrets to search for: then any text may contain one.
    if (!runs) return REMOVED
    const text = before(whole)
    const squeezed = squeezedViews(text)
    const found = [...runs(squeezed), ...looksIn(plainViews(text), [JWT, ...patterns])]
    // Only with characters between its letters: for a secret that was found already, this would remove the following
    // words too.
    const apart = looksIn(squeezed.slice(0, 1), patterns, MANY_DIGITS).filter((span) => !found.some(overlaps(span)))
    return after(withoutNamedSecrets(without(text, [...found, ...apart])))
  }
  return <Value>(value: Value): Value => mapTexts(value, clean) as Value
}

function asItIs(text: string): string {
  return text
}

function looksIn(copies: readonly DecodedView[], looks: readonly RegExp[], also = /./): Span[] {
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

function without(text: string, spans: readonly Span[]): string {
  const inOrder = [...spans].sort(([one], [other]) => one - other)
  let [safe, end] = ['', 0]
  for (const [from, to] of inOrder) {
    // Adjacent matches are one secret, or several without a gap.
    if (from > end || end === 0) safe += text.slice(end, from) + REMOVED
    end = Math.max(end, to)
  }
  return safe + text.slice(end)
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        isSecretName(name) && each ? REMOVED : mapTexts(each, change),
      ]),
    )
  }
  return value
}
