import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ListView, listLink, loadListView, SHOWN, SORTS } from './url-params'

const DEFAULTS: ListView = { q: '', show: 'all', sort: '-updated', page: 1 }

test('an address without a query gives the defaults', () => {
  expect(loadListView(new URLSearchParams())).toEqual(DEFAULTS)
})

test.each([
  ['page', ['0', '-1', '1.5', '007', '1e3', ' 1', '1234567', 'Infinity', '__proto__', '']],
  ['sort', ['created', '--updated', 'UPDATED', '__proto__', "'; drop table profiles; --", '']],
  ['show', ['ALL', 'due soon', '__proto__', '']],
])('%s gives its default for unknown values', (name, values) => {
  for (const value of values) expect(loadListView(new URLSearchParams({ [name]: value }))).toEqual(DEFAULTS)
})

test.each(SORTS)('sort %s is accepted', (sort) => {
  expect(loadListView(new URLSearchParams({ sort })).sort).toBe(sort)
})

test.each([
  ['1', 1],
  ['42', 42],
  ['100000', 100_000],
  ['999999', 100_000],
])('page %s is %i', (page, read) => {
  expect(loadListView(new URLSearchParams({ page })).page).toBe(read)
})

test.each([
  ['100%_\\', '100%_\\'],
  ['a\0b', 'ab'],
  ['\ud800', '\ufffd'],
  ['a'.repeat(500), 'a'.repeat(200)],
])('the search %.20j becomes one that PostgreSQL accepts', (q, read) => {
  expect(loadListView({ q }).q).toBe(read)
})

test('any query is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { q, page } = loadListView({ q: text, show: text, sort: text, page: text })
      expect(q).not.toContain('\0')
      expect(q.isWellFormed()).toBe(true)
      expect(page).toBeGreaterThanOrEqual(1)
    }),
  )
})

test.each([
  [{}, '/profiles'],
  [DEFAULTS, '/profiles'],
  [{ q: 'a b&c' }, '/profiles?q=a+b%26c'],
  [{ show: 'failed' }, '/profiles?show=failed'],
  [{ sort: 'name', page: 2 }, '/profiles?sort=name&page=2'],
] as const)('the link to %j is %s', (view, link) => {
  expect(listLink(view)).toBe(link)
})

test('a link may have another path, and survives a broken text', () => {
  expect(listLink({ page: 3 }, '/api/profiles')).toBe('/api/profiles?page=3')
  expect(() => listLink({ q: '\ud800' })).not.toThrow()
})

test('a link parses back to its view', () => {
  const anyView = fc.record({
    q: fc.string({ unit: 'grapheme', maxLength: 50 }),
    show: fc.constantFrom(...SHOWN),
    sort: fc.constantFrom(...SORTS),
    page: fc.integer({ min: 1, max: 100_000 }),
  })
  fc.assert(
    fc.property(anyView, (view) => {
      expect(loadListView(new URL(listLink(view), 'https://wizard.example').searchParams)).toEqual(view)
    }),
  )
})
