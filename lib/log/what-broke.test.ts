import { expect, test } from 'vitest'
import { OperatorError } from '../operator-error'
import { whatBroke } from './what-broke'

test('an error is logged by its kind and place, without its message', () => {
  const told = whatBroke(new TypeError('canary\ncanary'))
  expect(told).toMatchObject({
    error: 'TypeError',
    at: [expect.stringContaining('what-broke.test'), ...Array(5).fill(expect.any(String))],
  })
  expect(JSON.stringify(told)).not.toContain('canary')
})

test('an operator error is logged with its message', () => {
  expect(whatBroke(new OperatorError('The key is cut.'))).toEqual({ error: 'OperatorError', said: 'The key is cut.' })
})

test('a thrown non-error is logged by its type', () => {
  expect(whatBroke('canary')).toEqual({ error: 'string' })
})
