import { signInAt } from '../speaker/company-sign-in'
import { rewrittenAddress } from '../speaker/rewritten-address'
import type { TestTarget } from '../stage'

/** Whether a text has our redirect URL with a code (RFC 6749 section 4.1.2). One with an error does not count. */
export function isCallback(text: string, redirectUri: string): boolean {
  const parts = text.split(redirectUri.replace(/^https?:\/\//, ''))
  return parts.slice(1).some((after, index) => {
    const isOfAnotherHost = /[\w.@%-]/.test(parts[index]?.at(-1) ?? '')
    const answer = new URLSearchParams(/^\/?[?#]([^\s"'<>]{0,4000})/.exec(after)?.[1])
    return !isOfAnotherHost && !answer.has('error') && (answer.has('code') || answer.has('state'))
  })
}

/** Whether a paste is only a URL. */
export function isAddress(source: string): boolean {
  const text = source.trim()
  return !/\s/.test(text) && /^https?:\/\//i.test(text) && URL.canParse(text)
}

/** Guesses about an unknown page, in sentences. */
export function hintsOf(source: string, subject: TestTarget): string[] {
  const text = source.trim()
  const { host } = new URL(subject.origin)
  if (/type=["']?password/i.test(text)) {
    return [`This looks like a sign-in page${text.includes(host) ? ` of ${host}` : ''}. Sign in there, and go on.`]
  }
  return isAddress(text) ? addressHints(new URL(text), subject) : []
}

function addressHints(url: URL, subject: TestTarget): string[] {
  if (url.origin === subject.origin && url.searchParams.has('client_id')) return signInPageHints(url, subject)
  const rewritten = rewrittenAddress(url, new URL(subject.origin).host)
  if (rewritten) {
    return [
      `${rewritten.by ?? 'A security proxy'} has rewritten this address.`,
      'The answer of the sign-in may not come back through it: ask whoever runs it to leave this host out, or sign in from a network without it.',
      ...(rewritten.url.searchParams.has('client_id') ? signInPageHints(rewritten.url, subject) : []),
    ]
  }
  const by = signInAt(url.hostname)
  if (by) return [`This is the address of a page of ${by}, where your company signs in. Paste what the page says.`]
  return url.searchParams.has('code') && url.searchParams.has('state')
    ? ['This is where a sign-in came back to, but not that of this test. It has a code in it: do not pass it on.']
    : []
}

function signInPageHints({ searchParams: query }: URL, { origin, clientId, redirectUri }: TestTarget): string[] {
  return [
    `This is the address of a sign-in page of ${new URL(origin).host}. Paste what the page says.`,
    ...(query.get('client_id') === clientId ? [] : ['It is for another client than this test’s.']),
    ...(query.get('redirect_uri') === redirectUri ? [] : ['It is for another redirect URL than this test’s.']),
  ]
}
