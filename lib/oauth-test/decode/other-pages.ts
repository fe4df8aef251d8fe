import type { Subject } from '../stage'

/** Whether there is our redirect URL with an answer in it (RFC 6749 section 4.1.2). One with an error is no sign-in. */
export function isCallback(text: string, redirectUri: string): boolean {
  const parts = text.split(redirectUri.replace(/^https?:\/\//, ''))
  return parts.slice(1).some((after, index) => {
    const isOfAnotherHost = /[\w.@%-]/.test(parts[index]?.at(-1) ?? '')
    const answer = new URLSearchParams(/^\/?[?#]([^\s"'<>]{0,4000})/.exec(after)?.[1])
    return !isOfAnotherHost && !answer.has('error') && (answer.has('code') || answer.has('state'))
  })
}

/** What a page that is not known seems to be, in sentences. */
export function hintsOf(source: string, { origin, clientId, redirectUri }: Subject): string[] {
  const text = source.trim()
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
    ...(query.get('client_id') === clientId ? [] : ['It is for another client than this test’s.']),
    ...(query.get('redirect_uri') === redirectUri ? [] : ['It is for another redirect URL than this test’s.']),
  ]
}
