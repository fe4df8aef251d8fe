import type { KeptAppRecord, SignInAgainBasis } from './profile'

/** The note beside the time by which users must sign in again; `basis` is null if it is unknown. */
export function signInAgainNote(basis: SignInAgainBasis | null): string {
  const each = 'Counted from the test; for each user it starts when they link.'
  if (basis?.source === 'app') return `By the app’s own settings. ${each}`
  if (basis?.source === 'record') return `By the app’s record, as it was pasted. ${each}`
  if (basis?.source === 'access-token')
    return `There is no refresh token, so the connection ends with the access token. ${each}`
  return `Assumes that the app is set up as in the guide. A shorter refresh token lifetime makes it sooner. ${each}`
}

/** How long users stay signed in by an app's record: until the first of its limits; null if it has none. */
export function recordMinutes({
  refreshTokenMinutes,
  sessionMinutes,
}: Pick<KeptAppRecord, 'refreshTokenMinutes' | 'sessionMinutes'>): number | null {
  const ends = [refreshTokenMinutes, sessionMinutes].filter((minutes) => minutes !== null)
  return refreshTokenMinutes === null ? null : Math.min(...ends)
}

/** In milliseconds: enough time to ask users of another company to sign in. */
const DUE_SOON_MS = 14 * 24 * 60 * 60 * 1000

/** A date before this time is due soon. */
export function dueBefore(now: Date): Date {
  return new Date(now.getTime() + DUE_SOON_MS)
}

/** Whether the date applies only if the app is set up like the guide says. */
export function isAssumed(basis: SignInAgainBasis | null): boolean {
  return basis === null || basis.source === 'guide'
}
