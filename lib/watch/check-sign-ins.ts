import type { Profile } from '../profile/profile'
import type { ProfileAccount } from '../stackone/accounts'
import { profilePath, profileStackonePath } from '../urls'
import type { SectionCheck, Seen } from './finding'

const DAY_MS = 24 * 60 * 60_000
/** The days before the deadline on which it is reported, each once. */
const AHEAD = [7, 30] as const

interface Looked {
  profile: Pick<Profile, 'id' | 'signInAgainBy'>
  /** Empty if StackOne is not used. */
  accounts: readonly ProfileAccount[]
  now: Date
}

/**
 * The sign-ins that end within 7 or 30 days: of StackOne's accounts, or else of the users who linked when the last test
 * ended. Pure.
 */
export function checkSignIns({ profile, accounts, now }: Looked): SectionCheck {
  const href = profileStackonePath(profile.id)
  const dated = accounts.filter(({ signInBy, isSurelyOurs }) => signInBy !== null && isSurelyOurs)
  const told = dated
    // An account that is active after its date has signed in since, without the wizard seeing it.
    .filter(({ signInBy }) => Date.parse(signInBy ?? '') > now.getTime())
    .flatMap(({ id, ownerName, signInBy, isSignInSeen }) => {
      const more = isSignInSeen ? '' : ' Counted from the day the account was created; a later sign-in would move it.'
      return ending(`account:${id}`, `${ownerName} must sign in again`, signInBy, now, more).map((seen) => ({
        ...seen,
        href,
      }))
    })
  const { signInAgainBy } = profile
  const ofTest =
    dated.length === 0 && signInAgainBy !== null
      ? ending(
          'profile',
          'Users must sign in again',
          signInAgainBy.toISOString(),
          now,
          ' Counted from the live test; for each user it counts from the day they link.',
        )
      : []
  return {
    section: 'sign-in',
    told: [...told, ...ofTest.map((seen) => ({ ...seen, href: profilePath(profile.id) }))],
  }
}

function ending(key: string, who: string, by: string | null, now: Date, more = ''): Omit<Seen, 'href'>[] {
  const left = Date.parse(by ?? '') - now.getTime()
  const days = AHEAD.find((each) => left <= each * DAY_MS)
  if (days === undefined) return []
  const day = new Date(Date.parse(by ?? '')).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const isOver = left <= 0
  return [
    {
      section: 'sign-in',
      key: `${key}:${isOver ? 'over' : days}`,
      // Another date is another finding.
      cause: day,
      level: 'warning',
      title: isOver ? `${who}: the time is over` : `${who} within ${days} days`,
      text: `The last day is ${day}, or the connection ends.${more} Send a link to sign in again.`,
    },
  ]
}
