import { cut } from '../cut'
import { isUuid } from '../uuid'
import type { AdviceId } from './advice-id'
import { compareUrls, type UrlComparison } from './compare-urls'
import { meaningOf, type ProviderTest } from './provider'
import type { Advice, Evidence, Subject } from './stage'
import { namedScopes } from './stages/authorize'
import { advise } from './verdict'

/** In UTF-16 units. What follows is not looked at. */
const LONGEST = 20_000
const LONGEST_SHOWN = 300
/** How much is shown before and after what was known, in UTF-16 units. */
const AROUND = 140

/** What a paste is read for. */
export interface PageContext {
  subject: Subject
  provider: ProviderTest
  /** Takes secrets out of a text: see redact.ts. */
  clean: (text: string) => string
}

/**
 * What an admin saw instead of coming back. `callback`: it is the address of our own redirect URL, with an answer in it
 * that must not be stored; opening it goes on. In `comparison` the one that is `sent` is this test's redirect URL, and
 * the other one is what the page quotes.
 */
export type Decoded =
  | { kind: 'known'; advice: Advice; evidence: Evidence[]; comparison: UrlComparison | null }
  | { kind: 'callback' }
  | { kind: 'unknown'; hints: string[] }

/** One way to read a paste: on one line, with what it says of itself. */
interface Reading {
  text: string
  /** Whether a reader of the page sees it, as far as that can be told. */
  isSeen: boolean
  /** RFC 6749 section 4.1.2.1: one of CODES, or none. */
  error: string | null
  description: string | null
}

/** RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core section 3.1.2.6. */
const CODES =
  'invalid_request_uri|invalid_request_object|invalid_request|unauthorized_client|access_denied|invalid_scope|unsupported_response_type|server_error|temporarily_unavailable|invalid_client|invalid_grant|interaction_required|login_required|account_selection_required|consent_required'
const CODE = new RegExp(`^(?:${CODES})$`)
const CODE_IN_TEXT = new RegExp(`(?<!\\w)(?:${CODES})(?!\\w)`)
const NOT_FOUND =
  /page not found|(?<![\w./:-])404(?![\w-]).{0,30}(?:not found|page|error)|(?:error|status|http|page|not found).{0,30}(?<![\w./:-])404(?![\w-])/i

/**
 * Reads what an admin pasted from a page of the provider's that never calls back: its text, its source, its JSON, or its
 * address. Only what is sure is `known`. What it gives has no more of the paste in it than the error, and not its
 * secrets.
 */
export function decodePage(pasted: string, context: PageContext): Decoded {
  const readings = formsOf(pasted).map(readingOf)
  if (readings.some(({ text }) => isCallback(text, context.subject.redirectUri))) return { kind: 'callback' }
  return (
    bySentence(readings, context) ??
    byCode(readings, context) ??
    byStatus(readings, context) ?? { kind: 'unknown', hints: hintsOf(pasted, context.subject) }
  )
}

function bySentence(readings: readonly Reading[], context: PageContext): Decoded | null {
  const { provider } = context
  const found = readings.flatMap(({ text, description, error }) => {
    const inDescription = description ? meaningOf(provider, description) : null
    const meaning = inDescription ?? meaningOf(provider, text)
    return meaning
      ? [{ meaning, error, text: description && inDescription ? description : text, isWhole: !inDescription }]
      : []
  })
  const [first] = found
  if (!first) return null
  const { meaning, error, text, isWhole } = first
  // A line break may have cut a word in some, or joined two in others.
  const texts = found.filter((each) => each.meaning === meaning).map((each) => each.text)
  const comparison = meaning === 'redirect-not-registered' ? comparisonOf(texts, context) : null
  return {
    kind: 'known',
    advice: adviceOn(meaning, texts, context),
    evidence: [
      ...errorEvidence(error, isWhole ? excerptOf(text, sentenceIn(text, provider)) : text, context),
      ...(ABOUT.has(meaning) ? whatItIsAbout(texts, comparison, context) : []),
    ],
    comparison,
  }
}

/** What is said about what the test sent. */
const ABOUT: ReadonlySet<AdviceId> = new Set(['redirect-not-registered', 'unknown-client', 'scopes-not-assigned'])

function byCode(readings: readonly Reading[], context: PageContext): Decoded | null {
  const named = readings.find(({ error }) => error)
  if (named?.error) return knownCode(named.error, named.description, context)
  for (const { text } of readings.filter(({ isSeen }) => isSeen)) {
    const found = CODE_IN_TEXT.exec(text)
    if (found) return knownCode(found[0], excerptOf(text, found), context)
  }
  return null
}

function knownCode(code: string, said: string | null, context: PageContext): Decoded {
  return {
    kind: 'known',
    advice: codeAdvice(code, context.subject),
    evidence: errorEvidence(code, said, context),
    comparison: null,
  }
}

/** The same as for an answer that does call back: see stages/authorize.ts. */
function codeAdvice(code: string, { scopes }: Subject): Advice {
  switch (code) {
    case 'access_denied':
      return advise('sign-in-refused')
    case 'invalid_scope':
      return advise('invalid-scope', { scopes: scopes.join(' ') })
    case 'server_error':
    case 'temporarily_unavailable':
      return advise('temporarily-unavailable')
    default:
      return advise('sign-in-error', { error: code })
  }
}

function byStatus(readings: readonly Reading[], context: PageContext): Decoded | null {
  for (const { text } of readings.filter(({ isSeen }) => isSeen)) {
    const found = NOT_FOUND.exec(text)
    if (!found) continue
    const evidence = errorEvidence('404', excerptOf(text, found), context)
    return { kind: 'known', advice: advise('sign-in-error', { error: '404 Not Found' }), evidence, comparison: null }
  }
  return null
}

function adviceOn(meaning: AdviceId, texts: readonly string[], { subject, clean }: PageContext): Advice {
  if (meaning === 'scopes-not-assigned') {
    const isOwn = (scopes: string) => scopes.split(' ').every((scope) => subject.scopes.includes(scope))
    const scopes = best(texts, namedScopes, isOwn)
    return advise(meaning, { scopes: scopes ? shown(scopes, clean) : subject.scopes.join(' ') })
  }
  if (meaning === 'api-scope-missing') {
    const [, lacking = 'another scope'] = /required scopes?:? ([\w.:-]{1,100})/i.exec(texts[0] ?? '') ?? []
    return advise(meaning, { scope: shown(lacking, clean), lacking: shown(lacking, clean) })
  }
  return advise(meaning, { sent: subject.redirectUri, host: new URL(subject.origin).host })
}

function errorEvidence(error: string | null, said: string | null, { clean }: PageContext): Evidence[] {
  const description = said && shown(said, clean)
  return [
    ...(error ? [{ label: 'Error', value: error }] : []),
    ...(description ? [{ label: 'Description', value: description }] : []),
  ]
}

/** Whether the page is about what this test sent: the client, the account and the redirect URL that it names. */
function whatItIsAbout(
  texts: readonly string[],
  comparison: UrlComparison | null,
  { subject, clean }: PageContext,
): Evidence[] {
  const client = best(
    texts,
    (text) => clientIn(text, subject.clientId),
    (id) => isSame(id, subject.clientId),
  )
  const account = best(texts, accountIn, (id) => isSame(id, subject.accountId))
  const isOther = (client && !isSame(client, subject.clientId)) || (account && !isSame(account, subject.accountId))
  const beside = (found: string, own: string) =>
    isSame(found, own) ? `${shown(found, clean)}, as in the profile` : `${shown(found, clean)}; the profile has ${own}`
  return [
    ...(client ? [{ label: 'Client ID on the page', value: beside(client, subject.clientId) }] : []),
    ...(account ? [{ label: 'Account ID on the page', value: beside(account, subject.accountId) }] : []),
    ...(comparison
      ? [
          {
            label: 'Redirect URL on the page',
            value: `${shown(comparison.common + comparison.registeredRest, clean)}${comparison.isEqual ? ', as this test sends it' : `; this test sends ${subject.redirectUri}`}`,
          },
        ]
      : []),
    ...(comparison?.words ? [{ label: 'Difference', value: comparison.words }] : []),
    ...(isOther || comparison?.isEqual === false
      ? [{ label: 'Note', value: 'The page is not about what this test sent: it may be from an earlier attempt.' }]
      : []),
  ]
}

/** The client ID that a sentence names; an application's name only where it is one. */
function clientIn(text: string, own: string): string | null {
  const id =
    /client[_ ]?id["']?[=:]? ?["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1] ??
    /the client ["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1] ??
    /(?:client[_ ]?id[=:] ?|the client )([\w.-]{0,100}\d[\w.-]{0,100})/i.exec(text)?.[1]?.replace(/\.$/, '')
  if (id) return id
  const application = /application ["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1]
  return application && (isSame(application, own) || isUuid(application)) ? application : null
}

function accountIn(text: string): string | null {
  return /account:? ["'`]([^"'`\s]{1,200})["'`]/i.exec(text)?.[1] ?? null
}

/** What a paste has in one of its readings: the test's own, where one has that. */
function best(
  texts: readonly string[],
  find: (text: string) => string | null,
  isOwn: (found: string) => boolean,
): string | null {
  const found = texts.flatMap((text) => find(text) ?? [])
  return found.find(isOwn) ?? found[0] ?? null
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** This test's redirect URL beside the one that the page quotes; null where it quotes none. */
function comparisonOf(texts: readonly string[], { subject, clean }: PageContext): UrlComparison | null {
  const isWhole = (url: string) => !/\s/.test(url)
  const quoted = best(texts, quotedRedirect, (url) => url === subject.redirectUri) ?? ''
  const url = isWhole(quoted) ? quoted : best(texts, quotedRedirect, isWhole)
  return url ? compareUrls(subject.redirectUri, clean(withoutSecrets(url))) : null
}

function quotedRedirect(text: string): string | null {
  const quoted = /redirect[_ ]ur[il]:? ?(?:'([^']{1,2000})'|"([^"]{1,2000})"|`([^`]{1,2000})`)/i.exec(text)
  return (
    quoted?.[1] ??
    quoted?.[2] ??
    quoted?.[3] ??
    /redirect[_ ]ur[il][=:]? ?([a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'`<>]{1,2000})/i.exec(text)?.[1] ??
    null
  )
}

/** Whether there is our redirect URL with an answer in it (RFC 6749 section 4.1.2). One with an error is no sign-in. */
function isCallback(text: string, redirectUri: string): boolean {
  const address = redirectUri.replace(/^https?:\/\//, '')
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + address.length)) {
    if (at > 0 && /[\w.@%-]/.test(text.charAt(at - 1))) continue
    const end = at + address.length
    const answer = /^\/?[?#]([^\s"'<>]*)/.exec(text.slice(end, end + 4000))?.[1]
    const query = new URLSearchParams(answer)
    if (!query.has('error') && (query.has('code') || query.has('state'))) return true
  }
  return false
}

function hintsOf(pasted: string, { origin, clientId, redirectUri }: Subject): string[] {
  const text = cut(pasted, LONGEST).trim()
  const { host } = new URL(origin)
  if (/type=["']?password/i.test(text)) {
    return [`This looks like a sign-in page${text.includes(host) ? ` of ${host}` : ''}. Sign in there, and go on.`]
  }
  if (/\s/.test(text) || !URL.canParse(text)) return []
  const url = new URL(text)
  const query = url.searchParams
  if (url.origin !== origin || !query.has('client_id')) {
    return query.has('code') && query.has('state')
      ? ['This is where a sign-in came back to, but not that of this test. It has a code in it: do not pass it on.']
      : []
  }
  return [
    `This is the address of a sign-in page of ${host}. Paste what the page says.`,
    ...(query.get('client_id') === clientId ? [] : ['It is for another Client ID than this test’s.']),
    ...(query.get('redirect_uri') === redirectUri ? [] : ['It is for another redirect URL than this test’s.']),
  ]
}

function readingOf({ text, isSeen }: Pick<Reading, 'text' | 'isSeen'>): Reading {
  const fields = new Map<string, string>()
  const put = (name = '', value = '') => fields.has(name) || fields.set(name, value)
  for (const [, name, double, single] of text.matchAll(JSON_FIELD)) put(name, fromJson(double ?? single ?? ''))
  const isAddress = /^https?:\/\//i.test(text.trimStart())
  for (const [, name, value = ''] of text.matchAll(isAddress ? FIELD_OF_ADDRESS : FIELD_OF_QUERY)) {
    put(name, new URLSearchParams(`v=${value.replaceAll('&', '%26')}`).get('v') ?? '')
  }
  const error = fields.get('error')?.trim().toLowerCase().replaceAll(' ', '_') ?? ''
  const description = fields.get('error_description') ?? fields.get('message') ?? fields.get('detail') ?? ''
  return { text, isSeen, error: CODE.test(error) ? error : null, description: oneLine(description) || null }
}

const JSON_FIELD =
  /["'](error|error_description|message|detail)["'] ?: ?(?:"((?:[^"\\]|\\.){0,2000})"|'((?:[^'\\]|\\.){0,2000})')/g
const FIELD_OF_QUERY = /(?<![\w%])(error|error_description)=([^&#\s"<>]{1,2000})/g
/** The same in an address alone: browsers show spaces in it as they are. */
const FIELD_OF_ADDRESS = /(?<![\w%])(error|error_description)=([^&#"<>]{1,2000})/g

function fromJson(body: string): string {
  try {
    return `${JSON.parse(`"${body.replace(/(?<!\\)"/g, '\\"')}"`)}`
  } catch {
    return body.replaceAll('\\', '')
  }
}

/** The ways to read a paste, the plainest first. */
function formsOf(pasted: string): Pick<Reading, 'text' | 'isSeen'>[] {
  const text = cut(pasted, LONGEST).toWellFormed()
  const seen = PAGE.test(text) ? [withoutTags(text, ' '), withoutTags(text, '')] : [text]
  const lines = [...seen, text].map((each) => straight(fromHtml(fromHtml(each))))
  const forms = lines.flatMap((each, index) => [
    { text: oneLine(each), isSeen: index < seen.length },
    { text: joined(each), isSeen: index < seen.length },
  ])
  const [first = ''] = forms.map((form) => form.text)
  const further = [first.replaceAll('\\"', '"'), fromPercents(first)].map((each) => ({ text: each, isSeen: true }))
  const all = [...forms, ...further]
  return all.filter(({ text: each }, index) => all.findIndex((other) => other.text === each) === index)
}

const PAGE = /<(?:!doctype|html|head|body|title|h1|pre|code|div|p|span|br|b|table|script)\b/i
const ENTITIES = new Map(
  Object.entries({ quot: '"', ldquo: '"', rdquo: '"', apos: "'", lsquo: "'", rsquo: "'", amp: '&', lt: '<', gt: '>' })
    .concat(Object.entries({ nbsp: ' ', colon: ':', comma: ',', period: '.', sol: '/', lowbar: '_', equals: '=' }))
    .concat(Object.entries({ lcub: '{', rcub: '}', lbrace: '{', rbrace: '}', num: '#', quest: '?', percnt: '%' })),
)

function withoutTags(source: string, between: string): string {
  return source
    .replace(/<(script|style)\b.*?(?:<\/\1|$)/gis, between)
    .replace(/<!--.*?(?:-->|$)/gs, between)
    .replace(/<[^<>]{0,2000}>/g, between)
}

function fromHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
    if (name) return ENTITIES.get(name.toLowerCase()) ?? all
    const codePoint = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint).toWellFormed() : all
  })
}

/** Without what word processors and chats make of quotes, and without what cannot be seen. */
function straight(text: string): string {
  return text
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\p{Cf}/gu, '')
}

function fromPercents(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded)
    } catch {
      return coded
    }
  })
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** On one line, as if each line break were within a word. */
function joined(text: string): string {
  return oneLine(
    text
      .split(/[\r\n]/)
      .map((line) => line.trim())
      .join(''),
  )
}

function sentenceIn(text: string, { sentences }: ProviderTest): RegExpExecArray | null {
  for (const { pattern } of sentences) {
    const found = new RegExp(pattern, 'i').exec(text)
    if (found) return found
  }
  return null
}

/** What was found in a text, and some whole words around it: half a secret would not be known as one. */
function excerptOf(text: string, found: RegExpExecArray | null): string {
  if (!found) return ''
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  const from = before.length > AROUND ? before.indexOf(' ', before.length - AROUND) : 0
  const to = after.length > AROUND ? after.lastIndexOf(' ', AROUND) : after.length
  return `${from === -1 ? '' : before.slice(from)}${found[0]}${after.slice(0, Math.max(0, to))}`
}

const SECRETS = '(?:client_secret|code_verifier|password|secret|assertion|(?:access_|refresh_|id_)?token)'
const SECRET_VALUE = new RegExp(
  `(?:\\b|(?<=%(?:3F|26|23)))((?:code|state|session_state|nonce|${SECRETS})(?:=|%3D|["'] ?: ?["']?)|${SECRETS} ?: ?)[^\\s"'&<>]+`,
  'gi',
)

/** Without the values that OAuth keeps secret, which nobody else would know by their look. */
function withoutSecrets(text: string): string {
  return text.replace(SECRET_VALUE, '$1[removed]')
}

function shown(text: string, clean: PageContext['clean']): string {
  return cut(clean(withoutSecrets(text)), LONGEST_SHOWN).trim()
}
