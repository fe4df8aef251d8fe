import { expect, test } from 'vitest'
import { plural } from './plural'

test.each([
  [0, '0 actions'],
  [1, '1 action'],
  [2, '2 actions'],
  [72, '72 actions'],
])('%i of them are written %s', (count, text) => {
  expect(plural(count, 'action')).toBe(text)
})
