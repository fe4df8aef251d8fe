import type { Tokens } from './define-stage'
import type { ProviderTest } from './provider'
import type { Lifetimes } from './stage'

const MINUTE = 60_000
/** What ends later has no date that everyone can write. */
const LATEST = Date.parse('9999-12-31T23:59:59Z')

/**
 * How long tokens last, and by when users must sign in again: as the server says, and where it does not, as the guide
 * has them set up. `claims` are those of the access token.
 */
export function lifetimesOf(
  { expiresIn, refresh, at }: Pick<Tokens, 'expiresIn' | 'refresh' | 'at'>,
  claims: Readonly<Record<string, unknown>>,
  { refreshTokenMinutes }: Pick<ProviderTest, 'refreshTokenMinutes'>,
): Lifetimes {
  const accessSeconds = expiresIn ?? claimedSeconds(claims)
  const refreshMinutes = refresh ? refreshTokenMinutes : null
  return {
    accessSeconds,
    refreshMinutes,
    refreshSource: refresh ? 'guide' : null,
    signInAgainBy: endOf(at, refreshMinutes ?? (accessSeconds === null ? null : accessSeconds / 60)),
  }
}

/** The same, once the app's own settings are known. */
export function withAppLifetime(lifetimes: Lifetimes, at: string, refreshMinutes: number): Lifetimes {
  if (lifetimes.refreshMinutes === null) return lifetimes
  return { ...lifetimes, refreshMinutes, refreshSource: 'app', signInAgainBy: endOf(at, refreshMinutes) }
}

function endOf(at: string, minutes: number | null): string | null {
  const begin = Date.parse(at)
  const end = minutes === null ? Number.NaN : begin + minutes * MINUTE
  return end >= begin && end <= LATEST ? new Date(end).toISOString() : null
}

function claimedSeconds({ exp, iat }: Readonly<Record<string, unknown>>): number | null {
  return typeof exp === 'number' && typeof iat === 'number' && exp > iat ? exp - iat : null
}
