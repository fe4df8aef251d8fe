import type { Guide } from '../../guide/schema'
import { neededScopes } from '../../guide/scopes'
import { parseScopes } from '../../profile/scopes-field'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import type { ScopeLists } from '../stage'
import { advise, fail, passOrWarn } from '../verdict'

/** Compares the granted scopes with the requested ones, and with those that the actions need (RFC 6749 section 5.1). */
export const scopes = defineStage({
  id: 'scopes',
  name: 'Scopes',
  proves: 'that every needed scope was granted',
  limitMs: 1000,
  needs: ['token'],
  act: async () => null,
  judge: (_nothing, facts) => judgeScopes(facts),
})

function judgeScopes(facts: Facts): Verdict {
  const { guide, subject, found } = facts
  const lists = scopeLists(facts)
  const { asked, granted } = lists
  const has = (scope: string) => isCovered(scope, granted, guide)
  // The refresh token itself is better evidence than its scope in a list.
  const isLost = (scope: string) => !has(scope) && !(scope === guide.offlineAccess?.scope && found.tokens?.refresh)
  const missing = requiredScopes(lists, guide).filter(isLost)
  const optional = asked.filter((scope) => isLost(scope) && !missing.includes(scope))
  const extra = granted.filter((scope) => !asked.includes(scope))
  const evidence = [
    { label: 'Granted', value: granted.join(' ') || 'none' },
    ...(lists.source === 'as-asked' ? [{ label: 'Told by', value: 'nothing: then it is what was asked for' }] : []),
    ...(isOddlyListed(facts)
      ? [{ label: 'Form', value: 'not separated by spaces, as OAuth has it; read all the same' }]
      : []),
    ...(extra.length > 0 ? [{ label: 'Granted beyond what was asked for', value: extra.join(' ') }] : []),
  ]
  const values = { asked: subject.scopes.join(' '), got: granted.join(' ') || 'none' }
  if (missing.length > 0) {
    return fail([advise('scope-missing', { scopes: missing.join(' '), ...values })], evidence, { scopeLists: lists })
  }
  const advice =
    optional.length > 0 ? [advise('scope-optional-missing', { scopes: optional.join(' '), ...values })] : []
  return passOrWarn(advice, evidence, { scopeLists: lists })
}

/** Needed, requested, granted. */
export function scopeLists({ guide, subject, found }: Pick<Facts, 'guide' | 'subject' | 'found'>): ScopeLists {
  const chosen = guide.actions.filter(({ id }) => subject.actions.includes(id))
  const needed = neededScopes(guide, chosen)
  const told = toldScopes(found.tokens?.scope ?? null, found.accessClaims ?? {}, { guide, subject })
  return {
    needed,
    asked: subject.scopes,
    granted: told ?? subject.scopes,
    source: found.tokens?.scope != null ? 'answer' : told === null ? 'as-asked' : 'token',
  }
}

/**
 * The granted scopes of a token response: its `scope` (RFC 6749 section 5.1), or else the claims of the access token
 * (RFC 9068 section 2.2.3); null if neither exists.
 */
export function toldScopes(
  scope: string | null,
  claims: Readonly<Record<string, unknown>>,
  known: Pick<Facts, 'guide' | 'subject'>,
): string[] | null {
  const told = scope ?? claimedScopes(claims)
  if (told === null) return null
  return [...new Set(wordsIn(told).flatMap((word) => apart(word, known)))].slice(0, MAX_SCOPES)
}

function wordsIn(told: string): string[] {
  return told.split(/\s+/).filter((word) => word !== '')
}

/**
 * The scopes in a word: some servers separate them by commas, like people in forms. Unknown text stays one piece: it
 * may be a secret, which the redactor would not find in pieces.
 */
function apart(word: string, { guide, subject }: Pick<Facts, 'guide' | 'subject'>): string[] {
  const all = parseScopes(word)
  const known = [...subject.scopes, ...guide.scopes.map(({ id }) => id), guide.offlineAccess?.scope]
  const listed = all.filter((scope) => known.includes(scope))
  const others = all.filter((scope) => !known.includes(scope)).join(' ')
  if (listed.length === 0) return [word]
  return others === '' ? listed : [...listed, others]
}

function claimedScopes({ scope, scp }: Readonly<Record<string, unknown>>): string | null {
  const claim = scope ?? scp
  return Array.isArray(claim) ? claim.join(' ') : typeof claim === 'string' ? claim : null
}

/** Whether a list of scopes has separators other than the spaces of RFC 6749 section 3.3. */
function isOddlyListed({ found, ...known }: Facts): boolean {
  const words = wordsIn(found.tokens?.scope ?? claimedScopes(found.accessClaims ?? {}) ?? '')
  return words.some((word) => apart(word, known)[0] !== word)
}

/** The most scopes kept from a server’s list. */
export const MAX_SCOPES = 200

/** The scopes that must be granted: those the actions need or, with none chosen, all requested ones. */
export function requiredScopes(
  { needed, asked }: ScopeLists,
  { offlineAccess }: Pick<Guide, 'offlineAccess'>,
): readonly string[] {
  return needed.length > 0 ? needed : asked.filter((scope) => scope !== offlineAccess?.scope)
}

/** Whether a scope, or one that includes it, is among these. */
export function isCovered(scope: string, scopes: readonly string[], guide: Pick<Guide, 'scopes'>): boolean {
  return scopes.includes(scope) || (broadIn(guide, scopes) && guide.scopes.some(({ id }) => id === scope))
}

/** Whether a scope that includes all others is among these. */
export function broadIn(guide: Pick<Guide, 'scopes'>, scopes: readonly string[]): boolean {
  return guide.scopes.some(({ id, broad }) => broad && scopes.includes(id))
}
