import type { AdviceId } from '../../guide/advice-id'
import { isIn } from '../../guide/is-in'
import { isOwnPage, type ProviderTest } from '../../guide/provider'
import { ERROR_CODE, withoutPastedSecrets } from '../../security/named-secrets'
import { truncate } from '../../text'
import { isSource, pageText } from '../page-text'
import { codeAdvice, TOKEN_ENDPOINT_CODES } from '../sign-in-error'
import type { OtherSpeaker, Speaker } from '../speaker/speaker'
import { companyAdvice, speakerEvidence } from '../speaker/speaker-advice'
import { whoSpoke } from '../speaker/who-spoke'
import type { Advice, Evidence } from '../stage'
import { advise } from '../verdict'
import { compareUrls, type UrlComparison } from './compare-urls'
import { aboutPage, errorEvidence } from './evidence'
import { redirectOn } from './extract-ids'
import { type Fields, fieldsOf } from './fields'
import { MAX_PAGE_LENGTH } from './limits'
import { sentenceAdvice } from './page-advice'
import type { PageContext } from './page-context'
import { hintsOf, isAddress, isCallback } from './page-hints'
import { browserErrorOn, statusOn } from './page-status'
import { pasteVariants } from './paste-variants'
import { sentenceWith, shown } from './safe-text'

/**
 * The result of reading a paste. `isProof`: the provider wrote it about this test's request, so the test is over; any
 * other result explains a page, and the test continues. `callback`: the paste is our own redirect URL with a code,
 * which must not be stored; opening it continues the test. In `comparison` the `sent` URL is this test's redirect URL,
 * and the other one is the page's. `isWhole`: the paste is complete.
 */
export type Decoded =
  | { kind: 'known'; isProof: boolean; advice: Advice; evidence: Evidence[]; comparison: UrlComparison | null }
  | { kind: 'callback' }
  | { kind: 'unknown'; isWhole: boolean; hints: string[] }

interface Variant extends Fields {
  text: string
}

/** Sentences about the values that the test sent. */
const ABOUT: ReadonlySet<AdviceId> = new Set(['redirect-not-registered', 'unknown-client', 'scopes-not-assigned'])
/** Errors of the provider that a retry of the same sign-in cannot fix. */
const PROOFS: ReadonlySet<AdviceId> = new Set([...ABOUT, 'policy-refused', 'invalid-scope'])
/** Errors about tokens or API calls: a test that waits for its sign-in has made no such request. */
const LATER: ReadonlySet<AdviceId> = new Set(['api-scope-missing', 'not-admin', 'token-rejected', 'refresh-refused'])

/**
 * Reads a paste from a provider's page that never redirects back: its text, its source, its JSON, or its URL.
 * Identifies the author; only a certain result is `known`. The result quotes only the error, without its secrets.
 */
export function decodePage(pasted: string, context: PageContext): Decoded {
  const source = truncate(pasted, MAX_PAGE_LENGTH)
  const { seen, all } = pasteVariants(source)
  if (all.some((text) => isCallback(text, context.subject.redirectUri))) return { kind: 'callback' }
  const variants = all.map((text) => ({ text, ...fieldsOf(text) }))
  if (isAddress(source) && !variants.some(({ error, otherError, description }) => error || otherError || description))
    return unknown(source, context)
  const speaker = whoSpoke({ text: seen.join('\n'), source, form: 'page' }, context.provider)
  return (
    (speaker.kind === 'company-sign-in' ? byOther(speaker, variants, context) : null) ??
    bySentence(variants, speaker, context) ??
    byField(variants, context) ??
    (speaker.kind === 'network' ? byOther(speaker, variants, context) : null) ??
    byBrowser(seen, context) ??
    byCode(seen, context) ??
    byOtherCode(variants, context) ??
    byStatus(seen, source, context) ??
    unknown(source, context)
  )
}

/** An author other than the provider proves nothing about the profile. */
function byOther(speaker: OtherSpeaker, variants: readonly Variant[], context: PageContext): Decoded {
  const named = variants.find(({ error }) => error)
  const evidence = [
    ...errorEvidence(named?.error ?? null, named?.description ?? '', context),
    ...speakerEvidence(speaker),
  ]
  if (speaker.kind === 'company-sign-in') return known(companyAdvice(speaker), evidence)
  const status = variants.map(({ text }) => statusOn(text)?.status).find((found) => found !== undefined) ?? ''
  const { host } = new URL(context.subject.origin)
  return known(advise('seen-network-page', { by: speaker.name, role: speaker.role, host, status }), evidence)
}

function bySentence(variants: readonly Variant[], speaker: Speaker, context: PageContext): Decoded | null {
  const { provider, subject, clean } = context
  // On a page that names its status, or on a network device's, wording that other servers share is not the provider's.
  const isAnyones = (text: string) => speaker.kind === 'network' || statusOn(text) !== null
  const sentences = variants.flatMap(
    ({ description, text }) =>
      sentenceIn(description, provider.sentences) ??
      sentenceIn(text, isAnyones(text) ? provider.sentences.filter(({ isCommon }) => !isCommon) : provider.sentences) ??
      [],
  )
  const [first] = sentences
  if (!first) return null
  const { meaning, pattern } = first
  // A line break may have split some words, or joined others.
  const texts = sentences.filter((each) => each.meaning === meaning).map((each) => each.text)
  const url = meaning === 'redirect-not-registered' ? redirectOn(texts, subject) : null
  const isOwn = url === subject.redirectUri
  const comparison =
    url === null ? null : compareUrls(subject.redirectUri, isOwn ? url : withoutPastedSecrets(clean(url)))
  const error = variants.find((variant) => variant.error)?.error ?? null
  const about = ABOUT.has(meaning) ? aboutPage(texts, comparison, context) : { isOther: false, evidence: [] }
  return known(
    about.isOther ? advise('seen-other-sign-in') : meaningAdvice(meaning, texts, context),
    [...errorEvidence(error, sentenceWith(pattern, first.text, clean), context), ...about.evidence],
    comparison,
  )
}

function meaningAdvice(meaning: AdviceId, texts: readonly string[], context: PageContext): Advice {
  if (LATER.has(meaning)) return advise('seen-other-program', { meaning })
  // The page was opened by the admin's browser, not by the wizard.
  if (meaning === 'blocked-address') return advise('seen-blocked-address')
  return sentenceAdvice(meaning, texts, context)
}

function sentenceIn(text: string, sentences: ProviderTest['sentences']) {
  for (const { pattern, advice } of sentences) {
    if (isIn(pattern, text, 'iu')) return { meaning: advice, pattern: new RegExp(pattern, 'iu'), text }
  }
  return null
}

/** An error in the form of an OAuth server's: in JSON, as the provider shows it, or in an address. */
function byField(variants: readonly Variant[], context: PageContext): Decoded | null {
  const named = variants.find(({ error }) => error)
  if (!named?.error) return null
  const evidence = errorEvidence(named.error, named.description, context)
  if (!isOfProvider(named, context)) return known(advise('seen-error', { error: named.error }), evidence)
  const advice = TOKEN_ENDPOINT_CODES.has(named.error)
    ? advise('seen-other-program', { meaning: 'code-refused' })
    : codeAdvice(named.error, named.description, context.subject)
  return known(advice, evidence)
}

/** The host of a URL that contains the error identifies the author. */
function isOfProvider({ text, from }: Variant, { subject }: PageContext): boolean {
  if (from !== 'query') return true
  const host = /https?:\/\/([^\s/?#"'<>]+)[^\s"'<>]*[?&#]error=/i.exec(text)?.[1]?.toLowerCase()
  const own = [subject.origin, subject.redirectUri].map((url) => new URL(url).host)
  return host === undefined || own.includes(host)
}

function byBrowser(seen: readonly string[], { subject }: PageContext): Decoded | null {
  const code = seen.map(browserErrorOn).find((found) => found !== null)
  if (!code) return null
  return known(advise('seen-browser-error', { code, host: new URL(subject.origin).host }), [
    { label: 'Error', value: code },
  ])
}

/** A code in the text of a page, which any server may write. */
function byCode(seen: readonly string[], context: PageContext): Decoded | null {
  const found = seen.map((text) => ERROR_CODE.exec(text)).find((each) => each !== null)
  if (!found) return null
  const [code] = found
  return known(
    advise('seen-error', { error: code }),
    errorEvidence(code, sentenceWith(ERROR_CODE, found.input, context.clean), context),
  )
}

/** An unknown code does not identify its author, unless it is in a URL of the provider's. */
function byOtherCode(variants: readonly Variant[], context: PageContext): Decoded | null {
  const named = variants.find(({ otherError }) => otherError)
  const error = shown(named?.otherError ?? '', context.clean)
  if (!named || !error) return null
  const isOfProvidersAddress = named.from === 'query' && isOfProvider(named, context)
  return known(
    advise(isOfProvidersAddress ? 'sign-in-error' : 'seen-error', { error }),
    errorEvidence(error, named.description, context),
  )
}

function byStatus(seen: readonly string[], source: string, context: PageContext): Decoded | null {
  for (const text of seen) {
    const found = statusOn(text)
    if (!found) continue
    const { status, pattern } = found
    const host = new URL(context.subject.origin).host
    const isOwn = isSource(source) && isOwnPage(context.provider, pageText(source).title)
    return known(
      advise('seen-status', { status, host, ...(isOwn && { own: 'yes' }) }),
      errorEvidence(status, fieldsOf(text).description || sentenceWith(pattern, text, context.clean), context),
    )
  }
  return null
}

/** In UTF-16 units: a sentence may be part of a page, and a paragraph is likely the whole. */
const WHOLE_TEXT = 200

function unknown(source: string, { subject, clean }: PageContext): Decoded {
  const { title } = isSource(source) ? pageText(source) : { title: '' }
  const named = shown(title, clean)
  return {
    kind: 'unknown',
    isWhole: isSource(source) || source.trim().length >= WHOLE_TEXT,
    hints: [...(named ? [`Its title is “${named}”.`] : []), ...hintsOf(source, subject)],
  }
}

function known(advice: Advice, evidence: Evidence[], comparison: UrlComparison | null = null): Decoded {
  return { kind: 'known', isProof: PROOFS.has(advice.id), advice, evidence, comparison }
}
