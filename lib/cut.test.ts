import { expect, test } from 'vitest'
import { cut } from './cut'

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['longer', 4, 'long'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['', 3, ''],
])('%j to %d is %j', (text, length, expected) => {
  expect(cut(text, length)).toBe(expected)
})
