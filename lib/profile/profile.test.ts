import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/databricks/oauth-u2m'
import { formValuesOf, nameOfCopy, type Profile } from './profile'

const PROFILE: Profile = {
  id: '11111111-2222-3333-4444-555555555555',
  connector: 'databricks',
  guide: 'oauth-u2m',
  name: 'Production',
  cloud: 'aws',
  accountId: 'account',
  clientId: 'client',
  scopes: 'scim',
  actions: ['databricks_get_user', 'gone', 'databricks_list_users'],
  version: 7,
  clientSecretSetAt: new Date(0),
  clientSecretSetBy: 'Ann',
  createdAt: new Date(0),
  createdBy: 'Ann',
  updatedAt: new Date(0),
  updatedBy: 'Ann',
  lastTestedAt: null,
  lastTestOutcome: null,
  signInAgainBy: null,
}

test('the form shows what is saved, without actions that have gone', () => {
  expect(formValuesOf(guide, PROFILE)).toEqual({
    name: 'Production',
    cloud: 'aws',
    accountId: 'account',
    clientId: 'client',
    scopes: 'scim',
    actions: ['databricks_list_users', 'databricks_get_user'],
  })
})

test.each([
  ['Production', 'Copy of Production'],
  ['', 'Copy of '],
  ['a'.repeat(92), `Copy of ${'a'.repeat(92)}`],
  ['a'.repeat(100), `Copy of ${'a'.repeat(92)}`],
])('the copy of %.20j is called %.20j', (name, copy) => {
  expect(nameOfCopy(name)).toBe(copy)
})
