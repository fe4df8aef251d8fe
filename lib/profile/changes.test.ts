import { expect, test } from 'vitest'
import { changesBetween, flat } from './changes'
import type { ProfileInput } from './profile'

const INPUT: ProfileInput = {
  name: 'Production',
  cloud: 'aws',
  fields: { accountId: 'account', clientId: 'client' },
  scopes: 'scim',
  actions: ['list_users'],
}

test('equal values have no changes', () => {
  expect(changesBetween(INPUT, { ...INPUT, actions: ['list_users'] })).toEqual({})
})

test.each<[field: string, to: string | string[]]>([
  ['name', 'Test'],
  ['cloud', 'azure'],
  ['accountId', '__proto__'],
  ['clientId', ''],
  ['scopes', ''],
  ['actions', []],
  ['actions', ['list_users', 'get_user']],
])('a change of %s to %j has the old and the new value', (field, to) => {
  const isOwn = !Object.hasOwn(INPUT.fields, field)
  const after = isOwn ? { ...INPUT, [field]: to } : { ...INPUT, fields: { ...INPUT.fields, [field]: `${to}` } }
  expect(changesBetween(INPUT, after)).toEqual({ [field]: { from: flat(INPUT)[field], to } })
})

test('a field that the guide gained or lost is a change from or to nothing', () => {
  const after = { ...INPUT, fields: { accountId: 'account', region: 'eu' } }
  expect(changesBetween(INPUT, after)).toEqual({
    clientId: { from: 'client', to: '' },
    region: { from: '', to: 'eu' },
  })
})

test('two changes are both listed', () => {
  expect(Object.keys(changesBetween(INPUT, { ...INPUT, name: 'Test', scopes: '' }))).toEqual(['name', 'scopes'])
})

test('only fields of a profile are compared, never a secret', () => {
  const before = { ...INPUT, clientSecret: 'old' }
  expect(changesBetween(before, { ...INPUT, ...{ clientSecret: 'new' } })).toEqual({})
})
