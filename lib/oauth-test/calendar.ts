import { ICalAlarmType, ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { SignInAgainBasis } from '../profile/profile'
import { isAssumed } from '../profile/sign-in-again'
import { lifetimeInWords } from './lifetimes'

const SECOND = 1000
const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
const DAY = 24 * 60 * MINUTE
/** Control characters are not allowed in a text (RFC 5545 section 3.3.11); line breaks are escaped. */
const CONTROLS = /[^\P{Cc}\r\n]/gu

/** The subject and date of the reminders. */
export interface SignInAgain {
  profileName: string
  /** Part of the events' UIDs, so that they are the same in every file of a profile. */
  profileId: string
  /** The user who signs in; none: all users who linked when the test ended. */
  account?: { id: string; name: string }
  connectorName: string
  signInAgainBy: Date
  /** The basis of the date; null: only the guide. */
  basis: SignInAgainBasis | null
  /** The page with more details: the profile's. */
  url: string
}

/** In days before. The kind is part of an event's UID: never change one. */
const REMINDERS = [
  { kind: 'month-before', days: 30, ahead: 'in 30 days' },
  { kind: 'week-before', days: 7, ahead: 'in 7 days' },
  { kind: 'day', days: 1, ahead: 'within a day' },
] as const

/**
 * An iCalendar file (RFC 5545) with timed events for each entry: a month before users must sign in again, a week, and a
 * day. An instant is the same everywhere, but an all-day event would be on the next day for some. Events before `now`
 * are left out, except for the last one, which is moved to now; an entry in the past has none. Each event has an alarm
 * a day before it. A newer file for the same profile moves the events of an older one (RFC 5546 section 2.1.5).
 */
export function signInAgainCalendar(entries: readonly SignInAgain[], now: Date): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'StackOne', product: 'Connector setup wizard', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const entry of entries) addReminders(calendar, entry, now)
  // The library omits the last line break.
  return `${calendar.toString()}\r\n`
}

function addReminders(calendar: ICalCalendar, entry: SignInAgain, now: Date): void {
  const { profileName, profileId, account, connectorName, signInAgainBy, basis, url } = entry
  const profile = written(`${connectorName} “${profileName}”`)
  const linked = linkedWords(signInAgainBy, basis)
  const users = account ? written(account.name) : `users who linked ${linked}`
  const condition = isAssumed(basis) ? ', if the app is set up as in the guide' : ''
  const id = [profileId, ...(account ? [account.id] : [])].map(encodeURIComponent).join('-')
  const description = account
    ? `${users} must sign in again by ${inWords(signInAgainBy)}, or the connection ends.`
    : descriptionFor(profile, linked, signInAgainBy, basis)
  for (const { kind, days, ahead } of REMINDERS) {
    const planned = signInAgainBy.getTime() - days * DAY
    if ((planned < now.getTime() && kind !== 'day') || signInAgainBy <= now) continue
    const start = Math.max(planned, now.getTime())
    const summary = `${profile}: ${users} must sign in again ${ahead}${condition}`
    calendar.createEvent({
      id: `${id}-sign-in-again-${kind}`,
      sequence: Math.floor(now.getTime() / MINUTE),
      stamp: now,
      start: new Date(start),
      end: new Date(Math.min(start + HALF_HOUR, signInAgainBy.getTime())),
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      // Not as the property URL: the library would write it after the alarm, but RFC 5545 section 3.6.1 requires it
      // before.
      description: `${description} The profile: ${url}`,
      alarms: [
        { type: ICalAlarmType.display, description: summary, trigger: Math.min(DAY, start - now.getTime()) / SECOND },
      ],
    })
  }
}

function descriptionFor(who: string, linked: string, by: Date, basis: SignInAgainBasis | null): string {
  const lasts = basis ? lifetimeInWords(basis.minutes) : 'the same time'
  return [
    `Users of ${who} who linked ${linked} must sign in again by ${inWords(by)}, or their connection ends.`,
    `Each user has ${lasts} from when they linked, not from the test.`,
    ...(isAssumed(basis)
      ? [
          'This holds if the app is set up as in the guide: the wizard could not read its settings. With a shorter refresh token lifetime it is sooner.',
        ]
      : []),
  ].join(' ')
}

/** The users whom the date applies to: it is counted from the test. */
function linkedWords(by: Date, basis: SignInAgainBasis | null): string {
  return basis ? `on ${dayInWords(new Date(by.getTime() - basis.minutes * MINUTE))} (UTC)` : 'on the day of the test'
}

function inWords(date: Date): string {
  return `${dayInWords(date)}, ${date.toISOString().slice(11, 16)} UTC`
}

function dayInWords(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}

function written(text: string): string {
  return text.toWellFormed().replace(CONTROLS, ' ')
}
