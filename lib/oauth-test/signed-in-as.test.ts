import { expect, test } from 'vitest'
import { signedInAs } from './signed-in-as'

const ADA = [
  { label: 'name', value: 'Ada Admin' },
  { label: 'email', value: 'ada@x.example' },
  { label: 'sub', value: '7' },
]

test.each([
  ['pass', ADA, 'Ada Admin (ada@x.example)'],
  ['pass', ADA.slice(2), '7'],
  ['skipped', [{ label: 'Not run', value: '“Tokens” did not pass.' }], null],
  ['warn', [], null],
  [null, [], null],
] as const)('a stage “%s” with %j names: %s', (outcome, evidence, who) => {
  expect(signedInAs([{ id: 'identity', outcome, evidence }])).toBe(who)
  expect(signedInAs([])).toBeNull()
})
