import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { formOrder, openBoxes, readFormValues, readSecrets, textIn } from './form-values'

function formOf(...entries: [name: string, value: string | Blob][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('an empty form gives empty values', () => {
  expect(readFormValues(guide, new FormData())).toEqual({
    name: '',
    cloud: '',
    fields: { accountId: '', clientId: '' },
    scopes: '',
    actions: [],
  })
})

test('each box is read as it was typed', () => {
  const typed = openBoxes(guide).map((box): [string, string] => [box, ` ${box}\u0000 `])
  const values = readFormValues(guide, formOf(...typed))
  expect(typed.map(([box]) => [box, textIn(values, box)])).toEqual(typed)
})

test('a secret is read separately, and is not among the values', () => {
  expect(readSecrets(guide, formOf(['clientSecret', 'canary']))).toEqual({ clientSecret: 'canary' })
  expect(JSON.stringify(readFormValues(guide, formOf(['clientSecret', 'canary'])))).not.toContain('canary')
})

test.each<[what: string, entries: [string, string][], actions: string[]]>([
  ['a list', [['actions', 'list_users,get_user']], ['databricks_list_users', 'databricks_get_user']],
  [
    'boxes that are ticked',
    [
      ['action', 'databricks_get_user'],
      ['action', 'databricks_list_users'],
    ],
    ['databricks_list_users', 'databricks_get_user'],
  ],
  [
    'both',
    [
      ['actions', 'list_users'],
      ['action', 'get_user'],
      ['action', 'list_users'],
    ],
    ['databricks_list_users', 'databricks_get_user'],
  ],
  ['names of no action', [['actions', 'gone,__proto__,<script>']], []],
])('actions from %s come in the catalogue’s order', (_what, entries, actions) => {
  expect(readFormValues(guide, formOf(...entries)).actions).toEqual(actions)
})

test('actions of a guide without a prefix are read too', () => {
  expect(readFormValues(acmeOauth, formOf(['actions', 'all'])).actions).toEqual(['list_parts', 'order_part'])
})

test('a file in place of a text is ignored', () => {
  const file = new Blob(['a file'])
  expect(readFormValues(guide, formOf(['name', file], ['action', file])).name).toBe('')
})

test('every field appears once on the page', () => {
  expect(formOrder(guide)).toEqual(['name', 'cloud', 'accountId', 'clientId', 'clientSecret', 'actions', 'scopes'])
})
