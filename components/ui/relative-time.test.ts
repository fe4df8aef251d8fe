import { expect, test } from 'vitest'
import { relativeTime } from './relative-time'

const NOW = Date.parse('2026-11-28T12:00:00Z')

test.each([
  ['2026-11-28T12:00:00Z', 'just now'],
  ['2026-11-28T11:59:01Z', 'just now'],
  // The clocks of two machines differ.
  ['2026-11-28T12:00:30Z', 'just now'],
  ['2026-11-28T11:59:00Z', '1 min ago'],
  ['2026-11-28T11:00:01Z', '59 min ago'],
  ['2026-11-28T11:00:00Z', '1 h ago'],
  ['2026-11-27T12:00:01Z', '23 h ago'],
  ['2026-11-27T12:00:00Z', '1 day ago'],
  ['2026-10-29T12:00:00Z', '30 days ago'],
  ['2026-10-28T11:59:59Z', null],
  ['2026-11-28T14:30:00Z', 'in 2 h'],
  ['2026-12-10T12:00:00Z', 'in 12 days'],
  ['2027-02-26T11:59:00Z', 'in 90 days'],
  ['2026-11-29T11:59:00Z', 'in 23 h'],
  ['2027-11-28T12:00:00Z', null],
])('at noon on 28 November 2026, %s reads %j', (at, said) => {
  expect(relativeTime(Date.parse(at), NOW)).toBe(said)
})
