import { expect, test, vi } from 'vitest'
import { memoizeByObject } from './memoize-by-object'

test('a result is computed once for each object', () => {
  const make = vi.fn(({ name }: { name: string }) => [name])
  const listOf = memoizeByObject(make)
  const [one, other] = [{ name: 'a' }, { name: 'a' }]
  expect(listOf(one)).toBe(listOf(one))
  expect(listOf(other)).toEqual(['a'])
  expect(listOf(other)).not.toBe(listOf(one))
  expect(make).toHaveBeenCalledTimes(2)
})

test('a failed computation is retried', () => {
  const make = vi.fn().mockImplementationOnce(() => {
    throw new Error('Not now.')
  })
  const once = memoizeByObject(make.mockReturnValue(1))
  const key = {}
  expect(() => once(key)).toThrow('Not now.')
  expect(once(key)).toBe(1)
})
