import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CSV_HEAD, csvLine } from './csv'
import type { AuditEvent } from './trail'

const EVENT: AuditEvent = {
  id: 7,
  at: new Date('2026-11-23T10:00:00Z'),
  actor: 'Ann',
  action: 'profile.changed',
  profileId: '11111111-2222-3333-4444-555555555555',
  profileName: 'Production',
  details: { version: 2 },
}

/** The cells of one line, read by RFC 4180. */
function cells(line: string): string[] {
  expect(line).toMatch(/^("([^"]|"")*"(,|\r\n$))+$/)
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'))
}

test('the file starts with a byte order mark for Excel and the column names', () => {
  expect([...new TextEncoder().encode(CSV_HEAD)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
  expect(CSV_HEAD).toBe('\ufeff"id","time","who","what","profile id","profile name","details"\r\n')
})

test('an event is one line with a cell for each column', () => {
  expect(csvLine(EVENT)).toBe(
    '"7","2026-11-23T10:00:00.000Z","Ann","profile.changed","11111111-2222-3333-4444-555555555555","Production","{""version"":2}"\r\n',
  )
  expect(cells(csvLine(EVENT))).toHaveLength(cells(CSV_HEAD.slice(1)).length)
})

test('a missing value is an empty cell', () => {
  expect(cells(csvLine({ ...EVENT, profileId: null, profileName: null }))).toMatchObject({ 4: '', 5: '' })
})

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['a=1', 'a=1'],
  ["'; drop table profiles; --", "'; drop table profiles; --"],
])('the name %j is written as the cell %j', (name, cell) => {
  expect(cells(csvLine({ ...EVENT, actor: name, profileName: name }))).toMatchObject({ 2: cell, 5: cell })
})

test('any event reads back from its line as the same cells', () => {
  const anyText = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ';', 'a', '🚀', "'", ' ') })
  fc.assert(
    fc.property(anyText, anyText, (actor, value) => {
      const read = cells(csvLine({ ...EVENT, actor, details: { value } }))
      expect(read).toHaveLength(7)
      expect([actor, `'${actor}`]).toContain(read[2])
      expect(JSON.parse(read[6] ?? '')).toEqual({ value })
    }),
  )
})
