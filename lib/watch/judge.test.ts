import { expect, test } from 'vitest'
import type { SectionCheck, Seen } from './finding'
import { judge, type Known, MIN_APART_MS } from './judge'

const NONE: Known = { findings: [], doubts: [] }
const NOW = new Date('2026-11-28T12:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

function seen(changes: Partial<Seen> = {}): Seen {
  const words = { title: 'T', text: 'Why. What.', href: '/profiles/1' }
  return { section: 'connection', key: 'connection', cause: 'wrong-credentials', level: 'broken', ...words, ...changes }
}

const broken: SectionCheck = { section: 'connection', told: [seen()] }
const fine: SectionCheck = { section: 'connection', told: [] }
const unreachable: SectionCheck = {
  section: 'connection',
  doubt: seen({ key: 'unreachable', cause: 'timed-out', level: 'warning' }),
}

test('a finding is reported once and keeps its time, and its end is reported too', () => {
  const first = judge(NONE, [broken], NOW, 0.5)
  expect(first.changes).toEqual([{ kind: 'appeared', finding: { ...seen(), since: NOW.toISOString() } }])
  const second = judge(first, [broken], later(1), 0.5)
  expect(second.changes).toEqual([])
  expect(second.findings).toEqual(first.findings)
  const third = judge(second, [fine], later(2), 0.5)
  expect(third.changes.map(({ kind }) => kind)).toEqual(['cleared'])
  expect(third.findings).toEqual([])
})

test('another cause of the same finding is reported again, and is not an end', () => {
  const first = judge(NONE, [broken], NOW, 0.5)
  const other = judge(first, [{ section: 'connection', told: [seen({ cause: 'unknown-client' })] }], later(1), 0.5)
  expect(other.changes.map(({ kind }) => kind)).toEqual(['appeared'])
})

test('a temporary fault is not reported and keeps the last result', () => {
  const first = judge(NONE, [broken], NOW, 0.5)
  const doubted = judge(first, [unreachable], later(1), 0.5)
  expect(doubted.changes).toEqual([])
  expect(doubted.findings).toEqual(first.findings)
  const back = judge(doubted, [fine], later(2), 0.5)
  expect(back.doubts).toEqual([])
  expect(judge(back, [unreachable], later(MIN_APART_MS * 2), 0.5).changes).toEqual([])
})

test('two separate failures are a finding, and two quick retries are not', () => {
  const first = judge(NONE, [unreachable], NOW, 0.5)
  expect(first.nextMs).toBeLessThan(60 * 60_000)
  const atOnce = judge(first, [unreachable], later(MIN_APART_MS - 1), 0.5)
  expect(atOnce.findings).toEqual([])
  const apart = judge(atOnce, [unreachable], later(MIN_APART_MS), 0.5)
  expect(apart.changes).toMatchObject([{ kind: 'appeared', finding: { key: 'unreachable' } }])
  expect(judge(apart, [unreachable], later(MIN_APART_MS * 3), 0.5).changes).toEqual([])
})

test('the reason of a repeated failure may change', () => {
  const first = judge(NONE, [unreachable], NOW, 0.5)
  const other: SectionCheck = {
    section: 'connection',
    doubt: { ...seen({ key: 'unreachable' }), cause: 'connection-broken' },
  }
  expect(judge(first, [other], later(MIN_APART_MS), 0.5).findings).toHaveLength(1)
})

test('sections do not affect each other', () => {
  const account = seen({ section: 'stackone', key: 'account:1', cause: 'error', level: 'warning' })
  const both = judge(NONE, [broken, { section: 'stackone', told: [account] }], NOW, 0.5)
  const after = judge(both, [fine], later(1), 0.5)
  expect(after.findings.map(({ key }) => key)).toEqual(['account:1'])
  const cleared = judge(after, [{ section: 'stackone', told: [] }], later(2), 0.5)
  // The end of a warning is not reported.
  expect(cleared.changes).toEqual([])
})

test('checks are a day apart, spread over an hour', () => {
  const hour = 60 * 60_000
  expect([0, 0.5, 1].map((chance) => judge(NONE, [fine], NOW, chance).nextMs / hour)).toEqual([23.5, 24, 24.5])
})
