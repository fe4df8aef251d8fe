import type { ProviderTest } from '../guide/provider'
import type { KeptAppRecord, SignInAgainBasis } from '../profile/profile'
import { recordMinutes } from '../profile/sign-in-again'
import { plural } from '../text'
import type { StageOutputs, Tokens } from './define-stage'
import type { Lifetimes, StageResult } from './stage'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60
/** A later end has no date that every format can express. */
const LATEST = Date.parse('9999-12-31T23:59:59Z')

/**
 * The lifetimes of tokens, and the time by which users must sign in again: from the server, or otherwise from the
 * guide. `claims` are those of the access token.
 */
export function lifetimesOf(
  { expiresIn, refresh, at }: Pick<Tokens, 'expiresIn' | 'refresh' | 'at'>,
  claims: Readonly<Record<string, unknown>>,
  { refreshTokenMinutes }: Pick<ProviderTest, 'refreshTokenMinutes'>,
): Lifetimes {
  const withoutRefresh = ofAccessToken(expiresIn ?? claimedSeconds(claims), at)
  if (!refresh) return withoutRefresh
  return {
    ...withoutRefresh,
    refreshMinutes: refreshTokenMinutes,
    refreshSource: 'guide',
    signInAgainBy: endOf(at, refreshTokenMinutes),
  }
}

/** The same, once the app's own settings are known. */
export function withAppLifetime(lifetimes: Lifetimes, at: string, refreshMinutes: number): Lifetimes {
  if (lifetimes.refreshMinutes === null) return lifetimes
  return { ...lifetimes, refreshMinutes, refreshSource: 'app', signInAgainBy: endOf(at, refreshMinutes) }
}

/** The same if only the guide gave the date and an admin pasted the app's record: `record` has its stored facts. */
export function withPastedLifetime(lifetimes: Lifetimes | null, record: KeptAppRecord | null): Lifetimes | null {
  const minutes = record && recordMinutes(record)
  if (!lifetimes || minutes === null || lifetimes.refreshSource !== 'guide' || lifetimes.refreshMinutes === null) {
    return lifetimes
  }
  const at = Date.parse(lifetimes.signInAgainBy ?? '') - lifetimes.refreshMinutes * MINUTE
  if (Number.isNaN(at)) return lifetimes
  const signInAgainBy = endOf(new Date(at).toISOString(), minutes)
  return { ...lifetimes, refreshMinutes: minutes, refreshSource: 'record', signInAgainBy }
}

/** The lifetimes after all stages: a refresh token that failed there does not count. */
export function provenLifetimes(
  { tokens, lifetimes }: Pick<StageOutputs, 'tokens' | 'lifetimes'>,
  stages: readonly Pick<StageResult, 'id' | 'outcome'>[],
): Lifetimes | null {
  const isRefused = stages.some(({ id, outcome }) => id === 'refresh' && outcome === 'fail')
  if (!tokens || !lifetimes) return null
  return isRefused ? ofAccessToken(lifetimes.accessSeconds, tokens.at) : lifetimes
}

/** The basis of the date of the next sign-in; null if there is none. */
export function basisOf({
  accessSeconds,
  refreshMinutes,
  refreshSource,
}: Pick<Lifetimes, 'accessSeconds' | 'refreshMinutes' | 'refreshSource'>): SignInAgainBasis | null {
  if (refreshMinutes !== null) return { minutes: refreshMinutes, source: refreshSource ?? 'guide' }
  return accessSeconds === null ? null : { minutes: accessSeconds / 60, source: 'access-token' }
}

/** How long something lasts, for people. */
export function lifetimeInWords(minutes: number): string {
  if (minutes >= 2 * DAY_MINUTES) return plural(Math.round(minutes / DAY_MINUTES), 'day')
  return minutes >= 1 ? plural(Math.round(minutes), 'minute') : plural(Math.round(minutes * 60), 'second')
}

function ofAccessToken(accessSeconds: number | null, at: string): Lifetimes {
  return {
    accessSeconds,
    refreshMinutes: null,
    refreshSource: null,
    signInAgainBy: endOf(at, accessSeconds === null ? null : accessSeconds / 60),
  }
}

function endOf(at: string, minutes: number | null): string | null {
  const begin = Date.parse(at)
  const end = minutes === null ? Number.NaN : begin + minutes * MINUTE
  return end >= begin && end <= LATEST ? new Date(end).toISOString() : null
}

function claimedSeconds({ exp, iat }: Readonly<Record<string, unknown>>): number | null {
  return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? exp - iat : null
}
