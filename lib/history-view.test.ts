import { expect, test } from 'vitest'
import { historyLink, loadHistoryView } from './url-params'

const NONE = { who: null, kind: null, before: null }

test.each([
  ['', NONE],
  ['who=&kind=&before=', NONE],
  [
    'who=Ann+%28access+code%29&kind=profile.tested&before=7',
    { who: 'Ann (access code)', kind: 'profile.tested', before: 7 },
  ],
  ['kind=profile.read&before=-1', NONE],
  ['before=1e3', NONE],
  ['who=a%00b', { ...NONE, who: 'ab' }],
  [`who=${'a'.repeat(300)}`, { ...NONE, who: 'a'.repeat(200) }],
])('%.60s is read, and unknown parts are left out', (query, view) => {
  expect(loadHistoryView(new URLSearchParams(query))).toEqual(view)
})

test('a link parses back to its view', () => {
  const view = { who: 'Ann & Bob', kind: 'profile.deleted' as const, before: 12 }
  expect(loadHistoryView(new URL(historyLink(view), 'https://wizard.example').searchParams)).toEqual(view)
  expect(historyLink(NONE)).toBe('/history')
})
