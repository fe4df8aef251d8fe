import type { SignInAgainBasis } from './profile'

/** The note beside the time by which users must sign in again; `basis` is null if it is unknown. */
export function signInAgainNote(basis: SignInAgainBasis | null): string {
  const each = 'Counted from the test; for each user it starts when they link.'
  if (basis?.source === 'app') return `By the app’s own settings. ${each}`
  if (basis?.source === 'access-token')
    return `There is no refresh token, so the connection ends with the access token. ${each}`
  return `Assumes that the app is set up as in the guide. A shorter refresh token lifetime makes it sooner. ${each}`
}

/** In milliseconds: long enough for users of another company to be asked, and to do it. */
const DUE_SOON_MS = 14 * 24 * 60 * 60 * 1000

/** What must be done by then is due soon. */
export function dueBefore(now: Date): Date {
  return new Date(now.getTime() + DUE_SOON_MS)
}

/** Whether the time holds only if the app is set up as the guide says. */
export function isAssumed(basis: SignInAgainBasis | null): boolean {
  return basis === null || basis.source === 'guide'
}
