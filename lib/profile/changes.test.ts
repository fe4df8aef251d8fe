import { expect, test } from 'vitest'
import { changesBetween } from './changes'
import type { ProfileInput } from './profile'

const INPUT: ProfileInput = {
  name: 'Production',
  cloud: 'aws',
  accountId: 'account',
  clientId: 'client',
  scopes: 'scim',
  actions: ['list_users'],
}

test('the same values have no changes', () => {
  expect(changesBetween(INPUT, { ...INPUT, actions: ['list_users'] })).toEqual({})
})

test.each<[field: keyof ProfileInput, to: string | string[]]>([
  ['name', 'Test'],
  ['cloud', 'azure'],
  ['accountId', '__proto__'],
  ['clientId', ''],
  ['scopes', ''],
  ['actions', []],
  ['actions', ['list_users', 'get_user']],
])('a change of %s to %j has what was and what is', (field, to) => {
  expect(changesBetween(INPUT, { ...INPUT, [field]: to })).toEqual({ [field]: { from: INPUT[field], to } })
})

test('two changes are both there', () => {
  expect(Object.keys(changesBetween(INPUT, { ...INPUT, name: 'Test', scopes: '' }))).toEqual(['name', 'scopes'])
})

test('what is no field of a profile, as a secret, is not compared', () => {
  const before = { ...INPUT, clientSecret: 'old' }
  expect(changesBetween(before, { ...INPUT, ...{ clientSecret: 'new' } })).toEqual({})
})
