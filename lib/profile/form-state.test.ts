import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { withoutSecrets } from './form-state'
import { type FormValues, openBoxes, textIn, withText } from './form-values'

const VALUES: FormValues = {
  name: 'Production',
  cloud: 'aws',
  fields: { accountId: 'account', clientId: 'client' },
  scopes: 'scim',
  actions: ['databricks_list_users'],
}

test('values without a secret stay', () => {
  expect(withoutSecrets(guide, VALUES, ['another-secret'])).toEqual(VALUES)
})

test.each(openBoxes(guide))('a secret in %s is emptied, and no other value', (field) => {
  const secret = ` "dose${'0'.repeat(32)}" `
  const before = withText(VALUES, field, secret)
  expect(withoutSecrets(guide, before, [''])).toEqual(withText(VALUES, field, ''))
  expect(textIn(before, field)).toBe(secret)
})

test('a guide without secret patterns keeps everything', () => {
  expect(withoutSecrets(acmeOauth, VALUES, ['x'])).toEqual(VALUES)
})

test.each(['hunter2-secret', ' hunter2-secret ', 'my hunter2-secret here'])(
  'the typed secret is removed too: %j',
  (text) => {
    expect(withoutSecrets(acmeOauth, withText(VALUES, 'clientId', text), ['hunter2-secret']).fields.clientId).toBe('')
  },
)

test.each([
  ['short', 'short', ''],
  ['a short word', 'short', 'a short word'],
])('a short secret is removed only if it is the whole value: %j', (text, secret, left) => {
  expect(withoutSecrets(acmeOauth, { ...VALUES, name: text }, ['', secret]).name).toBe(left)
})

test.each(['Prod dose0123456789abcdef0123456789abcdef', 'scim;dapi00000000000000000000000000000000'])(
  'a known secret is found anywhere: %s',
  (text) => {
    expect(withoutSecrets(guide, { ...VALUES, scopes: text }, []).scopes).toBe('')
  },
)
