import type { AdviceId } from '../advice-id'
import type { Advice, Subject } from '../stage'
import { advise } from '../verdict'
import type { PageContext } from './page-context'
import { scopesOn } from './quoted'
import { shown } from './safe-text'

/** What there is to say about one of the provider's sentences. `texts`: the readings of the page that have it. */
export function sentenceAdvice(meaning: AdviceId, texts: readonly string[], { subject, clean }: PageContext): Advice {
  if (meaning === 'scopes-not-assigned') {
    const scopes = scopesOn(texts, subject)
    return advise(meaning, { scopes: scopes ? shown(scopes, clean) : subject.scopes.join(' ') })
  }
  if (meaning === 'api-scope-missing') {
    const [, named = 'another scope'] = /required scopes?:? ([\w.:-]{1,100})/i.exec(texts[0] ?? '') ?? []
    const scope = shown(named, clean)
    return advise(meaning, { scope, lacking: scope })
  }
  return advise(meaning, { sent: subject.redirectUri, host: new URL(subject.origin).host })
}

/** What there is to say about an error code. The same as for an answer that does call back: see stages/authorize.ts. */
export function codeAdvice(code: string, { scopes }: Subject): Advice {
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
