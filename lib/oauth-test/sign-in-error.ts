import type { Advice, Subject } from './stage'
import { advise } from './verdict'

/** What there is to say about an error code of a sign-in (RFC 6749 section 4.1.2.1), wherever it was seen. */
export function codeAdvice(code: string, { scopes }: Pick<Subject, 'scopes'>): Advice {
  switch (code) {
    case 'access_denied':
      return advise('sign-in-refused')
    case 'unauthorized_client':
      return advise('client-not-allowed', { known: 'unasked' })
    case 'invalid_scope':
      return advise('invalid-scope', { scopes: scopes.join(' ') })
    case 'server_error':
    case 'temporarily_unavailable':
      return advise('temporarily-unavailable')
    default:
      return advise('sign-in-error', { error: code })
  }
}

/** The scopes that a sentence like "Scopes 'a b' are not …" names. */
export function namedScopes(description: string): string | null {
  return /scopes?:?\s+'([^']{1,500})'/i.exec(description)?.[1] ?? null
}
