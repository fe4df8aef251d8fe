import { expect, test, vi } from 'vitest'
import { memoizeByObject } from './memoize-by-object'

test('the result for an object is made once, and each object has its own', () => {
  const make = vi.fn(({ name }: { name: string }) => [name])
  const listOf = memoizeByObject(make)
  const [one, other] = [{ name: 'a' }, { name: 'a' }]
  expect(listOf(one)).toBe(listOf(one))
  expect(listOf(other)).toEqual(['a'])
  expect(listOf(other)).not.toBe(listOf(one))
  expect(make).toHaveBeenCalledTimes(2)
})

test('what could not be made is tried again', () => {
  const make = vi.fn().mockImplementationOnce(() => {
    throw new Error('Not now.')
  })
  const once = memoizeByObject(make.mockReturnValue(1))
  const key = {}
  expect(() => once(key)).toThrow('Not now.')
  expect(once(key)).toBe(1)
})
