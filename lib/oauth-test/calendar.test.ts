import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SignInAgain, signInAgainCalendar } from './calendar'

type Sample = SignInAgain & { now: Date }

const SAMPLE: Sample = {
  profileName: 'Production',
  profileId: '11111111-2222-3333-4444-555555555555',
  connectorName: 'Acme',
  signInAgainBy: new Date('2026-11-23T10:20:30Z'),
  basis: { minutes: 90 * 24 * 60, source: 'app' },
  url: 'https://wizard.example.com/profiles/11111111-2222-3333-4444-555555555555',
  now: new Date('2026-08-25T10:20:59Z'),
}

type Properties = Readonly<Record<string, string>>

/** The events of a file, parsed by RFC 5545: unfolded and unescaped, each with its one alarm. */
function eventsOf(file: string): { event: Properties; alarm: Properties }[] {
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n.*\r\nEND:VCALENDAR\r\n$/s)
  // Properties come before alarms (RFC 5545 section 3.6.1).
  expect(file).not.toMatch(/END:VALARM\r\n(?!END:VEVENT|BEGIN:VALARM)/)
  const [, ...events] = file.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n')
  return events.map((text) => {
    const [, before = '', alarm = '', after = ''] =
      /^(.*)BEGIN:VALARM\r\n(.*)END:VALARM\r\n(.*)END:VEVENT\r\n/s.exec(text) ?? expect.fail(`no alarm: ${text}`)
    return { event: propertiesOf(before + after), alarm: propertiesOf(alarm) }
  })
}

function propertiesOf(text: string): Properties {
  return Object.fromEntries(text.trimEnd().split('\r\n').map(propertyOf))
}

function propertyOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? expect.fail(`no line: ${line}`)
  return [name, value.replace(/\\(.)/gs, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped))]
}

function fileOf(changes: Partial<Sample>): string {
  const { now, ...entry } = { ...SAMPLE, ...changes }
  return signInAgainCalendar([entry], now)
}

function calendarOf(changes: Partial<Sample> = {}) {
  return eventsOf(fileOf(changes))
}

function startsOf(changes: Partial<Sample>): (string | undefined)[] {
  return calendarOf(changes).map(({ event }) => event.DTSTART)
}

test('the whole file is valid iCalendar', () => {
  expect(fileOf({ now: new Date('2026-11-20T00:00:00Z') }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//StackOne//Connector setup wizard//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:11111111-2222-3333-4444-555555555555-sign-in-again-day',
    'SEQUENCE:29918880',
    'DTSTAMP:20261120T000000Z',
    'DTSTART:20261122T102030Z',
    'DTEND:20261122T105030Z',
    'SUMMARY:Acme “Production”: users who linked on 25 August 2026 (UTC) mu',
    ' st sign in again within a day',
    'TRANSP:TRANSPARENT',
    'DESCRIPTION:Users of Acme “Production” who linked on 25 August 2026 (U',
    ' TC) must sign in again by 23 November 2026\\, 10:20 UTC\\, or their connecti',
    ' on ends. Each user has 90 days from when they linked\\, not from the test. ',
    ' The profile: https://wizard.example.com/profiles/11111111-2222-3333-4444-5',
    ' 55555555555',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    'DESCRIPTION:Acme “Production”: users who linked on 25 August 2026 (UTC',
    ' ) must sign in again within a day',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('the file has events a month, a week and a day ahead, each with an alarm', () => {
  const events = calendarOf()
  expect(events.map(({ event }) => [event.DTSTART, event.SUMMARY])).toEqual([
    ['20261024T102030Z', 'Acme “Production”: users who linked on 25 August 2026 (UTC) must sign in again in 30 days'],
    ['20261116T102030Z', 'Acme “Production”: users who linked on 25 August 2026 (UTC) must sign in again in 7 days'],
    ['20261122T102030Z', 'Acme “Production”: users who linked on 25 August 2026 (UTC) must sign in again within a day'],
  ])
  for (const { event, alarm } of events) {
    expect(event.DTSTAMP).toBe('20260825T102059Z')
    expect(event.DESCRIPTION).toContain(SAMPLE.url)
    expect(alarm).toMatchObject({ ACTION: 'DISPLAY', TRIGGER: '-P1D', DESCRIPTION: event.SUMMARY })
  }
})

test.each<[SignInAgain['basis'], RegExp]>([
  [{ minutes: 129_600, source: 'guide' }, /linked on 25 August 2026 \(UTC\) .*, if the app is set up as in the guide$/],
  [null, /linked on the day of the test .*, if the app is set up as in the guide$/],
])('every event of an estimated date has its “if” (%j)', (basis, summary) => {
  for (const { event } of calendarOf({ basis })) {
    expect(event.SUMMARY).toMatch(summary)
    expect(event.DESCRIPTION).toContain('if the app is set up as in the guide')
  }
})

test('no event or alarm is after the deadline, in any time zone', () => {
  const deadlines = fc.date({
    min: new Date(SAMPLE.now.getTime() + 1000),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(deadlines, (signInAgainBy) => {
      const events = calendarOf({ signInAgainBy })
      expect(events.length).toBeGreaterThan(0)
      for (const { event, alarm } of events) {
        // An instant with its zone, not a day, which begins at another time in each zone.
        expect(event.DTSTART).toMatch(/^\d{8}T\d{6}Z$/)
        expect(timeOf(event.DTEND)).toBeLessThanOrEqual(signInAgainBy.getTime())
        expect(alarm.TRIGGER).toMatch(/^-P|^PT?0S$/)
      }
    }),
  )
})

function timeOf(text = ''): number {
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(text) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

test.each([
  ['2026-10-24T10:20:30Z', ['20261024T102030Z', '20261116T102030Z', '20261122T102030Z']],
  ['2026-10-24T10:20:31Z', ['20261116T102030Z', '20261122T102030Z']],
  ['2026-11-16T10:20:31Z', ['20261122T102030Z']],
  ['2026-11-23T09:00:00Z', ['20261123T090000Z']],
])('at %s the events ahead are %j', (now, starts) => {
  expect(startsOf({ now: new Date(now) })).toEqual(starts)
})

test('an alarm of a near event is not in the past', () => {
  const [last] = calendarOf({ now: new Date('2026-11-22T09:20:30Z') })
  expect(last?.alarm.TRIGGER).toBe('-PT1H')
})

test('a newer file moves the events: their UIDs stay, and their sequence rises', () => {
  const before = calendarOf().map(({ event }) => event)
  const after = calendarOf({
    profileName: 'Renamed',
    signInAgainBy: new Date('2026-12-30T00:00:00Z'),
    now: new Date(SAMPLE.now.getTime() + 60_000),
  }).map(({ event }) => event)
  expect(after.map(({ UID }) => UID)).toEqual(before.map(({ UID }) => UID))
  expect(new Set(before.map(({ UID }) => UID)).size).toBe(3)
  expect(Number(after[0]?.SEQUENCE)).toBe(Number(before[0]?.SEQUENCE) + 1)
  expect(after.map(({ DTSTART }) => DTSTART)).toEqual(['20261130T000000Z', '20261223T000000Z', '20261229T000000Z'])
})

test('two profiles never share an event', () => {
  const uids = ['a', 'b'].flatMap((profileId) => calendarOf({ profileId }))
  expect(new Set(uids.map(({ event }) => event.UID)).size).toBe(6)
})

test.each([
  'Berlin, Paris; Rome',
  'back\\slash \\n',
  'two\nlines',
  'two\r\nlines\r\nEND:VCALENDAR',
  'a 👩‍👩‍👧 family of 💥',
  'x'.repeat(300),
  '💥'.repeat(100),
  'null \u0000 bell \u0007',
  'half \ud83d',
])('a name like %j stays plain text', (profileName) => {
  const events = calendarOf({ profileName })
  const name = profileName.replaceAll('\r\n', '\n').replaceAll('\0', ' ').replaceAll('\u0007', ' ').toWellFormed()
  expect(events).toHaveLength(3)
  expect(events[2]?.event.SUMMARY).toBe(
    `Acme “${name}”: users who linked on 25 August 2026 (UTC) must sign in again within a day`,
  )
})

test('any name gives short lines that end with CRLF', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('\r', '\n', ',', ';', '\\', ':', '"', ' ', '💥', '\ud83d', '\u2028'),
      maxLength: 99,
    }),
  )
  fc.assert(
    fc.property(names, names, (profileName, connectorName) => {
      const file = fileOf({ profileName, connectorName })
      expect(eventsOf(file)).toHaveLength(3)
      const lines = file.split('\r\n')
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/\p{Cc}/u)
      }
    }),
  )
})

test('one file has events for several profiles and accounts, without past ones', () => {
  const { now, ...entry } = SAMPLE
  const account = { ...entry, account: { id: 'a/1', name: 'Acme\nInc' } }
  const over = { ...entry, profileId: 'over', signInAgainBy: now }
  const events = eventsOf(signInAgainCalendar([entry, account, over], now))
  const uids = events.map(({ event }) => event.UID)
  expect(new Set(uids).size).toBe(events.length)
  expect(uids.filter((uid) => uid?.includes('-a%2F1-'))).toHaveLength(uids.length / 2)
  expect(uids.join()).not.toContain('over')
})
