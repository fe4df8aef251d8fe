import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Control characters have no place in a text (RFC 5545 section 3.3.11); line breaks are written as such. */
const CONTROLS = /[^\P{Cc}\r\n]/gu

/** What users are reminded of, and when. */
export interface SignInAgain {
  profileName: string
  /** Makes the events the same ones in every file of a profile. */
  profileId: string
  connectorName: string
  signInAgainBy: Date
  /** Where more is told: the profile's page. */
  url: string
  now: Date
}

/** In days before. The kind is part of an event's UID: never change one. */
const REMINDERS = [
  { kind: 'month-before', days: 30, ahead: 'in 30 days' },
  { kind: 'week-before', days: 7, ahead: 'in 7 days' },
  { kind: 'day', days: 0, ahead: 'today' },
] as const

/**
 * An iCalendar file (RFC 5545) with all-day events: a month before users must sign in again, a week before, and on the
 * day itself. Days are those of UTC. What lies before the day of `now` is left out, so there may be no event at all. A
 * newer file for the same profile moves the events of an older one (RFC 5546 section 2.1.5).
 */
export function signInAgainCalendar({
  profileName,
  profileId,
  connectorName,
  signInAgainBy,
  url,
  now,
}: SignInAgain): string {
  const who = written(`${connectorName} “${profileName}”`)
  const by = inWords(signInAgainBy)
  const calendar = new ICalCalendar({
    prodId: { company: 'StackOne', product: 'Connector setup wizard', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { kind, days, ahead } of REMINDERS) {
    const start = new Date(dayOf(signInAgainBy) - days * DAY)
    if (start.getTime() < dayOf(now)) continue
    calendar.createEvent({
      id: `${encodeURIComponent(profileId)}-sign-in-again-${kind}`,
      sequence: Math.floor(now.getTime() / MINUTE),
      stamp: now,
      start,
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${who}: users must sign in again ${ahead}`,
      description: `Users of ${who} must sign in again by ${by}. Whoever does not loses the connection then.`,
      url: addressOf(url),
    })
  }
  // The library leaves the last line open.
  return `${calendar.toString()}\r\n`
}

/** The start of a day, in milliseconds since 1970. */
function dayOf(date: Date): number {
  return Math.floor(date.getTime() / DAY) * DAY
}

function inWords(date: Date): string {
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`
}

function written(text: string): string {
  return text.toWellFormed().replace(CONTROLS, ' ')
}

/** The library escapes commas and semicolons, which an address must not have escaped (RFC 5545 section 3.3.13). */
function addressOf(url: string): string {
  return new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B')
}
