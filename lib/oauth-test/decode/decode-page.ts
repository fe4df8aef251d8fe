import { cut } from '../../cut'
import type { AdviceId } from '../advice-id'
import type { ProviderTest } from '../provider'
import { codeAdvice } from '../sign-in-error'
import type { Advice, Evidence } from '../stage'
import { advise } from '../verdict'
import { compareUrls, type UrlComparison } from './compare-urls'
import { aboutEvidence, errorEvidence } from './evidence'
import { CODE, type Fields, fieldsOf } from './fields'
import { LONGEST_PAGE } from './limits'
import { hintsOf, isCallback } from './other-pages'
import { sentenceAdvice } from './page-advice'
import type { PageContext } from './page-context'
import { redirectOn } from './quoted'
import { readingsOf } from './readings'
import { sentenceWith, withoutSecrets } from './safe-text'

/**
 * What an admin saw instead of coming back. `callback`: it is the address of our own redirect URL, with an answer in it
 * that must not be stored; opening it goes on. In `comparison` the one that is `sent` is this test's redirect URL, and
 * the other one is what the page quotes.
 */
export type Decoded =
  | { kind: 'known'; advice: Advice; evidence: Evidence[]; comparison: UrlComparison | null }
  | { kind: 'callback' }
  | { kind: 'unknown'; hints: string[] }

interface Reading extends Fields {
  text: string
}

/** What is said about what the test sent. */
const ABOUT: ReadonlySet<AdviceId> = new Set(['redirect-not-registered', 'unknown-client', 'scopes-not-assigned'])
/** A 404 alone may be a part of an id, of an address, or a count. */
const NOT_FOUND = new RegExp(
  [
    'page not found',
    '(?<!\\S)404\\W.{0,30}(?:not found|page|error)',
    '(?:error|status|http|page|not found)\\S{0,30} (?:code:? )?\\(?404\\b',
  ].join('|'),
  'i',
)

/**
 * Reads what an admin pasted from a page of the provider's that never calls back: its text, its source, its JSON, or
 * its address. Only what is sure is `known`. What it gives has no more of the paste in it than the error, and not its
 * secrets.
 */
export function decodePage(pasted: string, context: PageContext): Decoded {
  const source = cut(pasted, LONGEST_PAGE)
  const { seen, all } = readingsOf(source)
  if (all.some((text) => isCallback(text, context.subject.redirectUri))) return { kind: 'callback' }
  const readings = all.map((text) => ({ text, ...fieldsOf(text) }))
  return (
    bySentence(readings, context) ??
    byField(readings, context) ??
    byCode(seen, context) ??
    byStatus(seen, context) ?? { kind: 'unknown', hints: hintsOf(source, context.subject) }
  )
}

function bySentence(readings: readonly Reading[], context: PageContext): Decoded | null {
  const { provider, subject, clean } = context
  const sentences = readings.flatMap(
    ({ description, text }) => sentenceIn(description, provider) ?? sentenceIn(text, provider) ?? [],
  )
  const [first] = sentences
  if (!first) return null
  const { meaning, pattern } = first
  // A line break may have cut a word in some, or joined two in others.
  const texts = sentences.filter((each) => each.meaning === meaning).map((each) => each.text)
  const url = meaning === 'redirect-not-registered' ? redirectOn(texts, subject) : null
  const isOwn = url === subject.redirectUri
  const comparison = url === null ? null : compareUrls(subject.redirectUri, isOwn ? url : withoutSecrets(clean(url)))
  const error = readings.find((reading) => reading.error)?.error ?? null
  return known(
    sentenceAdvice(meaning, texts, context),
    [
      ...errorEvidence(error, sentenceWith(pattern, first.text, clean), context),
      ...(ABOUT.has(meaning) ? aboutEvidence(texts, comparison, context) : []),
    ],
    comparison,
  )
}

function sentenceIn(text: string, { sentences }: ProviderTest) {
  for (const { pattern, advice } of sentences) {
    const looked = new RegExp(pattern, 'i')
    if (looked.test(text)) return { meaning: advice, pattern: looked, text }
  }
  return null
}

function byField(readings: readonly Reading[], context: PageContext): Decoded | null {
  const named = readings.find(({ error }) => error)
  if (!named?.error) return null
  return known(codeAdvice(named.error, context.subject), errorEvidence(named.error, named.description, context))
}

function byCode(seen: readonly string[], context: PageContext): Decoded | null {
  const found = firstIn(seen, CODE)
  if (!found) return null
  const [code] = found
  const said = sentenceWith(CODE, found.input, context.clean)
  return known(codeAdvice(code, context.subject), errorEvidence(code, said, context))
}

function byStatus(seen: readonly string[], context: PageContext): Decoded | null {
  const found = firstIn(seen, NOT_FOUND)
  if (!found) return null
  const said = sentenceWith(NOT_FOUND, found.input, context.clean)
  return known(advise('sign-in-error', { error: '404 Not Found' }), errorEvidence('404', said, context))
}

function firstIn(texts: readonly string[], pattern: RegExp): RegExpExecArray | null {
  return texts.map((text) => pattern.exec(text)).find((found) => found !== null) ?? null
}

function known(advice: Advice, evidence: Evidence[], comparison: UrlComparison | null = null): Decoded {
  return { kind: 'known', advice, evidence, comparison }
}
