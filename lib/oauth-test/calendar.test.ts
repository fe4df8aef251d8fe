import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SignInAgain, signInAgainCalendar } from './calendar'

const SAMPLE: SignInAgain = {
  profileName: 'Production',
  profileId: '11111111-2222-3333-4444-555555555555',
  connectorName: 'Acme',
  signInAgainBy: new Date('2026-11-23T10:20:30Z'),
  url: 'https://wizard.example.com/profiles/11111111-2222-3333-4444-555555555555',
  now: new Date('2026-08-25T10:20:59Z'),
}

type Properties = Readonly<Record<string, string>>

/** The events of a file, as RFC 5545 has them read: unfolded, and without escapes. */
function eventsOf(file: string): Properties[] {
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n.*\r\nEND:VCALENDAR\r\n$/s)
  const [, ...events] = file.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n')
  return events.map((event) => Object.fromEntries(event.trimEnd().split('\r\n').map(propertyOf)))
}

function propertyOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? expect.fail(`no line: ${line}`)
  return [name, value.replace(/\\(.)/gs, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped))]
}

function daysOf(changes: Partial<SignInAgain>): (string | undefined)[] {
  return eventsOf(signInAgainCalendar({ ...SAMPLE, ...changes })).map(({ DTSTART }) => DTSTART)
}

test('the whole file', () => {
  expect(signInAgainCalendar({ ...SAMPLE, now: new Date('2026-11-20T00:00:00Z') }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//StackOne//Connector setup wizard//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:11111111-2222-3333-4444-555555555555-sign-in-again-day',
    'SEQUENCE:29918880',
    'DTSTAMP:20261120T000000Z',
    'DTSTART;VALUE=DATE:20261123',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
    'SUMMARY:Acme “Production”: users must sign in again today',
    'TRANSP:TRANSPARENT',
    'DESCRIPTION:Users of Acme “Production” must sign in again by 23 Novemb',
    ' er 2026\\, 10:20 UTC. Whoever does not loses the connection then.',
    'URL;VALUE=URI:https://wizard.example.com/profiles/11111111-2222-3333-4444-',
    ' 555555555555',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('there is an event a month ahead, a week ahead, and on the day', () => {
  const events = eventsOf(signInAgainCalendar(SAMPLE))
  expect(events.map(({ DTSTART, SUMMARY }) => [DTSTART, SUMMARY])).toEqual([
    ['20261024', 'Acme “Production”: users must sign in again in 30 days'],
    ['20261116', 'Acme “Production”: users must sign in again in 7 days'],
    ['20261123', 'Acme “Production”: users must sign in again today'],
  ])
  for (const { DESCRIPTION, DTSTAMP, URL } of events) {
    expect(DESCRIPTION).toContain('Users of Acme “Production” must sign in again by 23 November 2026, 10:20 UTC.')
    expect(DTSTAMP).toBe('20260825T102059Z')
    expect(URL).toBe(SAMPLE.url)
  }
})

test.each([
  ['2026-10-24T23:59:59Z', ['20261024', '20261116', '20261123']],
  ['2026-10-25T00:00:00Z', ['20261116', '20261123']],
  ['2026-11-17T00:00:00Z', ['20261123']],
  ['2026-11-23T23:59:59Z', ['20261123']],
  ['2026-11-24T00:00:00Z', []],
])('at %s these days lie ahead: %j', (now, days) => {
  expect(daysOf({ now: new Date(now) })).toEqual(days)
})

test('where a refresh token lasts a day, there is the day only', () => {
  expect(daysOf({ signInAgainBy: new Date(SAMPLE.now.getTime() + 24 * 60 * 60_000) })).toEqual(['20260826'])
})

test('a newer file moves the events: their UIDs stay, their sequence rises', () => {
  const before = eventsOf(signInAgainCalendar(SAMPLE))
  const after = eventsOf(
    signInAgainCalendar({
      ...SAMPLE,
      profileName: 'Renamed',
      signInAgainBy: new Date('2026-12-30T00:00:00Z'),
      now: new Date(SAMPLE.now.getTime() + 60_000),
    }),
  )
  expect(after.map(({ UID }) => UID)).toEqual(before.map(({ UID }) => UID))
  expect(new Set(before.map(({ UID }) => UID)).size).toBe(3)
  expect(Number(after[0]?.SEQUENCE)).toBe(Number(before[0]?.SEQUENCE) + 1)
  expect(after.map(({ DTSTART }) => DTSTART)).toEqual(['20261130', '20261223', '20261230'])
})

test('profiles do not share events', () => {
  const uids = ['a', 'b'].flatMap((profileId) => eventsOf(signInAgainCalendar({ ...SAMPLE, profileId })))
  expect(new Set(uids.map(({ UID }) => UID)).size).toBe(6)
})

test('an address has no escapes', () => {
  const [event] = eventsOf(signInAgainCalendar({ ...SAMPLE, url: 'https://wizard.example.com/a,b;c' }))
  expect(event?.URL).toBe('https://wizard.example.com/a%2Cb%3Bc')
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
])('a name like %j is a text and nothing else', (profileName) => {
  const events = eventsOf(signInAgainCalendar({ ...SAMPLE, profileName }))
  const name = profileName.replaceAll('\r\n', '\n').replaceAll('\0', ' ').replaceAll('\u0007', ' ').toWellFormed()
  expect(events).toHaveLength(3)
  expect(events[2]?.SUMMARY).toBe(`Acme “${name}”: users must sign in again today`)
})

test('whatever the name, lines are short, and end with CRLF', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('\r', '\n', ',', ';', '\\', ':', '"', ' ', '💥', '\ud83d', '\u2028'),
      maxLength: 99,
    }),
  )
  fc.assert(
    fc.property(names, names, (profileName, connectorName) => {
      const file = signInAgainCalendar({ ...SAMPLE, profileName, connectorName })
      expect(eventsOf(file)).toHaveLength(3)
      const lines = file.split('\r\n')
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/\p{Cc}/u)
      }
    }),
  )
})
