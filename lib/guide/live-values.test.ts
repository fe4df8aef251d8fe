import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { callbackUrl } from './callback-url'
import { COMPUTED_NAMES, type LiveContext, liveValue } from './live-values'
import { loadSelection } from './search-params'

const guide = databricksOauthU2m
const publicUrl = 'https://wizard.example'

function contextOf(query: string, of = guide): LiveContext {
  return { guide: of, selection: loadSelection(of, new URLSearchParams(query)), publicUrl }
}

test.each([
  ['console-url', '', 'https://accounts.cloud.databricks.com'],
  ['console-url', 'cloud=azure', 'https://accounts.azuredatabricks.net'],
  ['console-url', 'cloud=gcp', 'https://accounts.gcp.databricks.com'],
  ['console-url', 'cloud=aws-gov-dod', 'https://accounts-dod.cloud.databricks.us'],
  ['cloud', 'cloud=gcp', 'Google Cloud'],
  ['scopes', '', 'all-apis offline_access'],
  ['scopes', 'actions=list_users,list_budgets', 'scim billing offline_access'],
  ['scopes', 'actions=list_users&offline_access=false', 'scim'],
  ['default-scopes', 'actions=list_users', 'all-apis offline_access'],
  ['test-callback-url', '', callbackUrl(publicUrl)],
  [
    'guide-link',
    'cloud=gcp&actions=databricks_list_users&q=x',
    `${publicUrl}/connectors/databricks/oauth-u2m?actions=list_users&cloud=gcp`,
  ],
  ['stackone-callback-url', '', 'https://api.stackone.com/connect/oauth2/databricks/callback'],
  ['refresh-token-minutes-typed', '', '129600'],
])('%s has its value for ?%s', (name, query, value) => {
  expect(liveValue(name, contextOf(query))).toBe(value)
})

test('scopes are sent with spaces, whatever separates them in the copied text', () => {
  expect(liveValue('scopes', contextOf('actions=list_users&separator=pipe'))).toBe('scim offline_access')
})

test.each(['nothing', '', '__proto__', 'constructor', 'toString', 'Scopes'])('%j is not a live value', (name) => {
  expect(liveValue(name, contextOf(''))).toBeUndefined()
})

test('another provider has its own constants and the same computed names', () => {
  const context = contextOf('', acmeOauth)
  expect(liveValue('app-name', context)).toBe('StackOne at Acme')
  expect(liveValue('stackone-callback-url', context)).toBeUndefined()
  expect(liveValue('console-url', context)).toBe('https://login.acme.example')
})

test('a computed name takes precedence over a constant', () => {
  const context = contextOf('')
  const shadowed = { ...guide, constants: { ...guide.constants, scopes: 'everything' } }
  expect(liveValue('scopes', { ...context, guide: shadowed })).toBe('all-apis offline_access')
})

test('every name has a text', () => {
  for (const name of [...COMPUTED_NAMES, ...Object.keys(guide.constants)]) {
    expect(liveValue(name, contextOf('')), name).toMatch(/\S/)
  }
})
