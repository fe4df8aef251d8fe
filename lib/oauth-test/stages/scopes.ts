import type { Guide } from '../../guide/schema'
import { neededScopes } from '../../guide/scopes'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import type { ScopeLists } from '../stage'
import { advise, fail, passOrWarn } from '../verdict'

/** Compares what was granted with what was asked for, and with what the actions need (RFC 6749 section 5.1). */
export const scopes = defineStage({
  id: 'scopes',
  name: 'Scopes',
  proves: 'that everything that is needed was granted',
  limitMs: 1000,
  needs: ['token'],
  act: async () => null,
  judge: (_nothing, facts) => judgeScopes(facts),
})

function judgeScopes(facts: Facts): Verdict {
  const { guide, subject, found } = facts
  const lists = scopeLists(facts)
  const { asked, granted } = lists
  const covers = broadIn(guide, granted)
  const has = (scope: string) => granted.includes(scope) || (covers && guide.scopes.some(({ id }) => id === scope))
  // A refresh token says more than its name in a list does.
  const isLost = (scope: string) => !has(scope) && !(scope === guide.offlineAccess?.scope && found.tokens?.refresh)
  const missing = requiredScopes(lists, guide).filter(isLost)
  const optional = asked.filter((scope) => isLost(scope) && !missing.includes(scope))
  const extra = granted.filter((scope) => !asked.includes(scope))
  const evidence = [
    { label: 'Granted', value: granted.join(' ') || 'none' },
    ...(lists.source === 'as-asked' ? [{ label: 'Told by', value: 'nothing: then it is what was asked for' }] : []),
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

/** Needed, asked for, granted. */
export function scopeLists({ guide, subject, found }: Pick<Facts, 'guide' | 'subject' | 'found'>): ScopeLists {
  const chosen = guide.actions.filter(({ id }) => subject.actions.includes(id))
  const needed = neededScopes(guide, chosen)
  const claim = found.accessClaims?.scope ?? found.accessClaims?.scp
  const claimed = Array.isArray(claim) ? claim.join(' ') : typeof claim === 'string' ? claim : null
  const told = found.tokens?.scope ?? claimed
  return {
    needed,
    asked: subject.scopes,
    granted: told === null ? subject.scopes : listed(told),
    source: found.tokens?.scope != null ? 'answer' : claimed === null ? 'as-asked' : 'token',
  }
}

/** What a server may have listed; the rest is left out. */
export const MOST_SCOPES = 200

function listed(scopes: string): string[] {
  return [...new Set(scopes.split(/\s+/).filter((scope) => scope !== ''))].slice(0, MOST_SCOPES)
}

/** What must be granted: what the actions need, or where none is chosen, everything that is asked for. */
export function requiredScopes(
  { needed, asked }: ScopeLists,
  { offlineAccess }: Pick<Guide, 'offlineAccess'>,
): readonly string[] {
  return needed.length > 0 ? needed : asked.filter((scope) => scope !== offlineAccess?.scope)
}

/** Whether a scope that includes all others is among these. */
export function broadIn(guide: Pick<Guide, 'scopes'>, scopes: readonly string[]): boolean {
  return guide.scopes.some(({ id, broad }) => broad && scopes.includes(id))
}
