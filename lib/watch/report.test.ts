import { expect, test } from 'vitest'
import type { ConnectionCheck } from './check-connection'
import type { SectionCheck, Seen } from './finding'
import { EXIT_STATUS, makeReport, reportLines } from './report'

const PROFILE = { id: '1', name: 'Production', connector: 'databricks' }
const seen: Seen = {
  ...{ section: 'stackone', key: 'k', cause: 'c', level: 'broken', title: 'Gone', text: 'Why. What.', href: '/' },
}
const works: ConnectionCheck = { stages: [], verdict: 'works', look: { section: 'connection', told: [] } }

function statusOf(connection: ConnectionCheck | null, ...looks: SectionCheck[]): number {
  return EXIT_STATUS[makeReport(PROFILE, connection, looks, new Date(0)).verdict]
}

test('the exit status is 0 if everything is proven, 1 for a broken profile, 2 for an unclear one', () => {
  expect(statusOf(works)).toBe(0)
  expect(statusOf(works, { section: 'sign-in', told: [{ ...seen, level: 'warning' }] })).toBe(0)
  expect(statusOf(works, { section: 'stackone', told: [seen] })).toBe(1)
  expect(statusOf({ ...works, verdict: 'broken', look: { section: 'connection', told: [seen] } })).toBe(1)
  expect(statusOf({ ...works, verdict: 'unknown' })).toBe(2)
  expect(statusOf(works, { section: 'stackone', doubt: seen })).toBe(2)
  expect(statusOf(null)).toBe(2)
})

test('the report has each finding with advice', () => {
  const report = makeReport(PROFILE, works, [{ section: 'stackone', told: [seen] }], new Date(0))
  expect(reportLines(report)).toEqual(['Production is broken.', '  broken: Gone. Why. What.'])
})
