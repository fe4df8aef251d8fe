import type { AdviceId } from '../../guide/advice-id'
import type { Advice } from '../stage'
import { advise } from '../verdict'
import { scopesOn } from './extract-ids'
import type { PageContext } from './page-context'
import { shown } from './safe-text'

/** The advice about one of the provider's sentences. `texts`: the variants of the page that have it. */
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
