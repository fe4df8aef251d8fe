import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { formValuesOf, nameOfCopy } from './profile'
import { sampleProfile } from './testing/sample-profile'

const PROFILE = sampleProfile({
  scopes: 'scim',
  actions: ['databricks_get_user', 'gone', 'databricks_list_users'],
  version: 7,
})

test('the form shows the saved values without removed actions', () => {
  expect(formValuesOf(guide, PROFILE)).toEqual({
    name: 'Production',
    cloud: 'aws',
    fields: { accountId: 'account', clientId: 'client' },
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
