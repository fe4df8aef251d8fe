import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toQuery } from './to-search-params'

test('values, lists, empty and missing values become their query', () => {
  const query = toQuery({ a: '1', b: ['2', '3'], c: '', d: undefined, e: [] })
  expect(query.toString()).toBe('a=1&b=2&b=3&c=')
})

test('no search parameters are an empty query', () => {
  expect(toQuery({}).toString()).toBe('')
})

test('any query that a server parsed into a record comes back with every name and value', () => {
  const entries = fc.array(fc.tuple(fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.string()), fc.string()))
  fc.assert(
    fc.property(entries, (pairs) => {
      const sent = new URLSearchParams(pairs)
      const names = [...new Set(sent.keys())]
      const record = Object.fromEntries(names.map((name) => [name, sent.getAll(name)]))
      const query = toQuery(record)
      expect([...query].length).toBe([...sent].length)
      for (const name of names) expect(query.getAll(name)).toEqual(sent.getAll(name))
    }),
  )
})
