import { meaningOf, type ProviderTest } from '../guide/provider'
import type { Advice, TestTarget } from './stage'
import { advise } from './verdict'

/**
 * The advice about an error that the provider sent back from a sign-in: by the provider's own sentence, otherwise by
 * the code.
 */
export function refusalAdvice(
  code: string,
  description: string,
  { provider, subject }: { provider: Pick<ProviderTest, 'sentences'>; subject: TestTarget },
): Advice {
  const meaning = meaningOf(provider, description)
  if (meaning === null) return codeAdvice(code, description, subject)
  if (meaning === 'scopes-not-assigned') {
    return advise(meaning, { scopes: namedScopes(description) ?? subject.scopes.join(' ') })
  }
  return advise(meaning, { sent: subject.redirectUri, host: new URL(subject.origin).host, wait: '' })
}

/**
 * The advice about an error of a sign-in (RFC 6749 section 4.1.2.1), from any source: by its code, unless the
 * description says otherwise.
 */
export function codeAdvice(code: string, description: string, { scopes }: Pick<TestTarget, 'scopes'>): Advice {
  switch (code) {
    case 'access_denied':
      return isOwnChoice(description) ? advise('sign-in-refused') : advise('access-denied')
    case 'consent_required':
    case 'interaction_required':
    case 'login_required':
    case 'account_selection_required':
      return advise('interaction-needed', { error: code })
    case 'unauthorized_client':
      return advise('client-not-allowed', { known: 'unasked' })
    case 'invalid_scope':
      return advise('invalid-scope', { scopes: scopes.join(' ') })
    case 'server_error':
    case 'temporarily_unavailable':
      return advise('temporarily-unavailable')
    case 'invalid_client':
      return advise('wrong-credentials')
    default:
      return advise('sign-in-error', { error: code })
  }
}

/**
 * Whether the description says only that the person refused: the words of servers and libraries for a "no" on their
 * page.
 */
function isOwnChoice(description: string): boolean {
  const said = description.trim()
  return said === '' || (OWN_CHOICE.test(said) && !OTHER_CAUSE.test(said))
}

const OWN_CHOICE =
  /\b(?:user|owner|end-?user|customer|you)\b.{0,60}\b(?:den(?:y|ied|ies)|declin\w+|reject\w+|cancel\w+|abort\w+|refus\w+|did(?:n.t| not) (?:authori[sz]e|consent|agree|approve|allow|grant))\b|\b(?:consent|authori[sz]ation|request|access|interaction)\b.{0,30}\b(?:denied|declined|rejected|cancel+ed|aborted|refused) by (?:the )?(?:end-?)?(?:user|owner|resource owner)\b|^(?:(?:user|consent)[_ ](?:denied|cancel\w*|declined)|access[_ ]denied)\.?$/i

/** Words that never describe a person's own refusal: somebody or something else decided. */
const OTHER_CAUSE =
  /\b(?:admin\w*|polic(?:y|ies)|conditional|groups?|roles?|devices?|networks?|ip|locations?|assign\w*|licen[cs]e\w*|mfa|factor|not authori[sz]ed|blocked|lists?|rules?|risk\w*|complian\w+)\b/i

/**
 * Codes of a token endpoint's response (RFC 6749 section 5.2), which a sign-in page does not send: in a pasted page
 * they come from another program.
 */
export const TOKEN_ENDPOINT_CODES: ReadonlySet<string> = new Set(['invalid_grant', 'unsupported_grant_type'])

/** The scopes that a sentence like "Scopes 'a b' are not …" names. */
export function namedScopes(description: string): string | null {
  return /scopes?:?\s+'([^']{1,500})'/i.exec(description)?.[1] ?? null
}
