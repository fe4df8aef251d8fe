import { isUuid, UUIDS } from '../../uuid'
import { IDENTITY_PROVIDERS, type IdentityProvider } from './identity-providers'
import { type OtherSpeaker, type Reference, type Said, STOP_REASONS, type StopReason } from './speaker'

type CompanySignIn = Extract<OtherSpeaker, { kind: 'company-sign-in' }>

/** In UTF-16 units: signs of the author are near the beginning, and patterns take time. */
const MAX_LOOK = 20_000
/** The start of a page is about the page itself; later text may be a link or a button. */
const NEAR_BEGINNING = 300
/** The same of an error's description. */
const AT_BEGINNING = 40

/**
 * The company's identity provider, if it wrote this: recognised by its own codes in any language, by its sentences,
 * and, if the text does not have the provider's own words (`isOwn`), by its hosts and names. Otherwise null.
 */
export function companySignIn(said: Said, isOwn: boolean): CompanySignIn | null {
  const look = `${said.text} ${said.source ?? ''}`.slice(0, MAX_LOOK)
  const by =
    IDENTITY_PROVIDERS.find(({ marks }) => marks.some((mark) => mark.test(look))) ??
    (isOwn ? undefined : hintedBy(said))
  if (!by) return null
  const code = codeOf(by, look)
  return {
    kind: 'company-sign-in',
    name: by.name,
    reason: reasonOf(by, code, look),
    code: code && by.codePrefix && /^\d/.test(code) ? `${by.codePrefix}${code}` : code,
    reference: referenceOf(by, look),
  }
}

/** The identity provider of a host; null for any other host. */
export function signInAt(hostname: string): string | null {
  const by = IDENTITY_PROVIDERS.find(({ hosts }) => hosts.some((host) => `.${hostname}`.endsWith(`.${host}`)))
  return by?.name ?? null
}

/**
 * A name or a host alone is also in links: only together with an error's format it identifies the author. An error of
 * the provider's own may quote a host or a name, so only its beginning counts.
 */
function hintedBy({ text, source = '', form }: Said): IdentityProvider | undefined {
  const seen = text.slice(0, MAX_LOOK)
  if (!ERROR_FORM.test(seen)) return undefined
  // The other links and the scripts of a page lead to many hosts.
  const forms = (source.slice(0, MAX_LOOK).match(/<form\b[^<>]{0,2000}>/gi) ?? []).join(' ')
  const first = seen.slice(0, form === 'error' ? AT_BEGINNING : NEAR_BEGINNING)
  return IDENTITY_PROVIDERS.find(
    ({ hosts, names }) =>
      (form !== 'error' && hosts.some((host) => hasHost(seen, host) || hasHost(forms, host))) ||
      names.some((name) => isNamed(first, name)),
  )
}

/** Whether a text names it elsewhere than on a button, like “Sign in with …”. */
function isNamed(text: string, name: RegExp): boolean {
  const at = name.exec(text)?.index
  return at !== undefined && !BUTTON.test(text.slice(0, at))
}

const BUTTON = /\b(?:with|via|using|through|mit|über|avec|con|com|met|med)\b[^.:!?]{0,40}$/i

/** An OAuth code, a status, or the word “error” in the most common languages of sign-in pages. */
const ERROR_FORM =
  /\b(?:access_denied|invalid_[a-z_]+|unauthorized_client|unsupported_[a-z_]+|server_error|[a-z]+_required|temporarily_unavailable)\b|\b[45]\d\d\b|error|erreur|fehler|errore|erro\b|fout\b|fel\b|fejl|feil|virhe|błąd|chyba|hiba|hata|ошибка|помилка|σφάλμα|שגיאה|خطأ|त्रुटि|エラー|错误|錯誤|오류|lỗi|kesalahan|blocked|denied|not (?:been )?(?:assigned|allowed|authorized|permitted|granted)|not have (?:access|permission)|contact your|went wrong|failed/iu

function hasHost(look: string, host: string): boolean {
  return new RegExp(`(?:^|[/.@\\s"'(])${host.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`, 'i').test(look)
}

function codeOf({ code, looseCode, codePrefix }: IdentityProvider, look: string): string | null {
  const own = code?.exec(look)?.[1]
  const digits = codePrefix === undefined ? own : own?.replace(/o/gi, '0').replace(/[il]/gi, '1')
  return digits ?? looseCode?.exec(look)?.[1] ?? OAUTH_CODE.exec(look)?.[0] ?? null
}

const OAUTH_CODE =
  /\b(?:access_denied|invalid_(?:request|client|grant|scope)|unauthorized_client|unsupported_response_type|server_error|temporarily_unavailable|(?:login|interaction|consent|account_selection)_required)\b/

function reasonOf({ reasons }: IdentityProvider, code: string | null, look: string): StopReason {
  const byCode = STOP_REASONS.find((reason) => code !== null && reasons[reason]?.split(' ').includes(code))
  return byCode ?? REASONS.find(([, pattern]) => pattern.test(look))?.[0] ?? 'other'
}

/** Without a code: sentences of pages and descriptions, by any author. */
const REASONS: readonly (readonly [StopReason, RegExp])[] = [
  [
    'app',
    /redirect[_ ]ur[il]|reply (?:url|address)|callback url|assertion consumer|acs url|relying party|saml request/i,
  ],
  [
    'approval',
    /admin(?:istrator)?(?:.s)? (?:approval|consent)|needs? (?:admin )?approval|approval required|ask an admin to grant|verification process|genehmigung|approbation|aprobación|aprovação|approvazione|goedkeuring|承認|批准|승인/i,
  ],
  [
    'assignment',
    /not assigned|unassigned|not configured for (?:this )?user|isn.t assigned|no access to this app|not have (?:access|permission)|not been granted/i,
  ],
  [
    'policy',
    /conditional access|(?<!privacy |cookie )polic(?:y|ies)\b|compliant|managed device|device (?:must be|requesting|to be)|blocked by your|not meet the criteria|trusted location|network zone|out of date/i,
  ],
  [
    'account',
    /password|locked|disabled|suspended|multi-?factor|two-?step|verif(?:y|ication)|(?:account|user)\b.{0,60}\b(?:does not|does ?n.t) exist|not found in/i,
  ],
  ['passing', /throttl|too many|try again later|temporar|timed? ?out/i],
  ['session', /(?:login|interaction|consent|account_selection)_required|session|cookies?\b/i],
  ['app', /\b(?:invalid_(?:client|request|scope)|unauthorized_client|unsupported_response_type)\b/],
]

/** Ids with which its support finds the attempt. */
function referenceOf({ reference }: IdentityProvider, look: string): Reference | null {
  if (!reference) return null
  const named = reference.pattern.exec(look)?.[1]
  if (named) return { label: reference.label, value: named }
  if (!reference.isSecondUuid) return null
  const uuids = [...new Set(look.match(UUIDS) ?? [])]
  const second = uuids[1]
  return second && isUuid(second) ? { label: reference.label, value: second } : null
}
