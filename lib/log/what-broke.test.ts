import { expect, test } from 'vitest'
import { OperatorError } from '../operator-error'
import { whatBroke } from './what-broke'

test('a fault is told by its kind and its place, without what it says', () => {
  const told = whatBroke(new TypeError('canary\ncanary'))
  expect(told).toMatchObject({
    error: 'TypeError',
    at: [expect.stringContaining('what-broke.test'), ...Array(5).fill(expect.any(String))],
  })
  expect(JSON.stringify(told)).not.toContain('canary')
})

test('what whoever runs the wizard must put right is told in its words', () => {
  expect(whatBroke(new OperatorError('The key is cut.'))).toEqual({ error: 'OperatorError', said: 'The key is cut.' })
})

test('what is not an error is told by its type', () => {
  expect(whatBroke('canary')).toEqual({ error: 'string' })
})
