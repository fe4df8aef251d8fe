import { expect, test } from 'vitest'
import { doneSteps } from './done-steps'

const STEPS = [
  { id: 'sign-in', keys: [] },
  { id: 'account', keys: ['accountId'] },
  { id: 'add', keys: [] },
  { id: 'credentials', keys: ['clientId', 'clientSecret'] },
  { id: 'rest', keys: [] },
]

test('a saved value proves its step and the steps that lead to it', () => {
  expect(doneSteps(STEPS, ['clientId', 'clientSecret'], null)).toEqual(['sign-in', 'account'])
  expect(doneSteps(STEPS, ['accountId'], null)).toEqual(['add', 'credentials'])
})

test('one value of two proves nothing', () => {
  expect(doneSteps(STEPS, ['accountId', 'clientSecret'], null)).toEqual([])
})

test('the step on which the last test failed is open again', () => {
  expect(doneSteps(STEPS, [], 'add')).toEqual(['sign-in', 'account', 'credentials'])
})
