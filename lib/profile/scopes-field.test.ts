import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { compareScopes, inScopeOrder, parseScopes, requestedScopes, scopeChange } from './scopes-field'

const LIST_USERS = ['databricks_list_users']
const APP_INTEGRATIONS = ['databricks_list_custom_app_integrations']

describe('parseScopes', () => {
  test.each([
    ['scim billing', 'scim billing'],
    ['scim,billing', 'scim billing'],
    ['scim; billing|networking\nprovisioning', 'scim billing networking provisioning'],
    ['["scim", "billing"]', 'scim billing'],
    ["{'scim'}(billing)", 'scim billing'],
    ['“scim” ‘billing’ `networking`', 'scim billing networking'],
    ['scim\u200bbilling\u0000networking\ud800', 'scim billing networking'],
    ['scim billing scim', 'scim billing'],
    ['all‑apis，offline＿access', 'all-apis offline_access'],
    ['https://acme.example/parts.read', 'https://acme.example/parts.read'],
    ['__proto__', '__proto__'],
    ['scim+billing', 'scim billing'],
    ['scim%20billing%2Cnetworking%0D%0Aprovisioning', 'scim billing networking provisioning'],
    ['scim%2520billing', 'scim billing'],
    ['scope=scim%20billing', 'scim billing'],
    ['scope=scim+billing&state=x', 'scim billing'],
    ['https://acme.example/authorize?client_id=x&scope=scim%20billing&state=x#y', 'scim billing'],
    ['{"scope":"scim billing","token_type":"Bearer"}', 'scim billing'],
    ['{"name":"x","scopes":["scim","billing"],"confidential":true}', 'scim billing'],
    ['scopes = ["scim", "billing"]', 'scim billing'],
    ['"scim\\nbilling"', 'scim billing'],
    ['Scopes: scim billing', 'scim billing'],
    ['scopes:\n  - scim\n  - billing\n', 'scim billing'],
    ['• scim\n• billing', 'scim billing'],
    ['«scim» billing', 'scim billing'],
    ['scim、billing・networking → provisioning', 'scim billing networking provisioning'],
    ['1. scim\n2. billing', 'scim billing'],
    ['✓ scim\n◦ billing', 'scim billing'],
    ['scim & billing', 'scim billing'],
    ['scim&nbsp;billing&#32;networking', 'scim billing networking'],
    ['<ul><li>scim</li><li><code>billing</code></li></ul>', 'scim billing'],
    ['<scim> <billing>', 'scim billing'],
    ['https://acme.example/authorize?client_id=x&amp;scope=scim+billing&amp;state=x', 'scim billing'],
    ['--scopes scim,billing', 'scim billing'],
    ['DATABRICKS_SCOPES="scim billing"', 'scim billing'],
    ['"scope" => "scim billing"', 'scim billing'],
    ['{\\"scopes\\":[\\"scim\\",\\"billing\\"]}', 'scim billing'],
    // Looks like "scim", with a letter that is not ASCII.
    ['sсim', 'sсim'],
    ['all-apis', 'all-apis'],
    ['100%', '100%'],
    [' , ;\n', ''],
    ['', ''],
  ])('the scopes in %j are %j', (text, scopes) => {
    expect(parseScopes(text).join(' ')).toBe(scopes)
  })

  test('reads its own output again, joined by spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const scopes = parseScopes(text)
        expect(parseScopes(scopes.join(' '))).toEqual(scopes)
      }),
    )
  })
})

test.each([
  ['', 'all-apis offline_access'],
  [' , ', 'all-apis offline_access'],
  ['scim', 'scim'],
])('the field %j asks for %j', (field, scopes) => {
  expect(requestedScopes(guide, field).join(' ')).toBe(scopes)
})

test.each([
  ['offline_access billing scim', 'scim billing offline_access'],
  ['mine offline_access scim yours', 'scim offline_access mine yours'],
  ['scim scim', 'scim'],
  ['', ''],
])('%j is in the guide’s order as %j', (scopes, ordered) => {
  expect(inScopeOrder(guide, parseScopes(scopes)).join(' ')).toBe(ordered)
})

test('a provider without a refresh token scope has an order too', () => {
  expect(inScopeOrder(acmeOauth, ['offline_access', 'parts.read', 'orders.write'])).toEqual([
    'orders.write',
    'parts.read',
    'offline_access',
  ])
})

describe('compareScopes', () => {
  test.each([
    ['no action', []],
    ['an action that the guide no longer has', ['gone']],
  ])('with %s chosen, there is no comparison', (_what, actions) => {
    expect(compareScopes(guide, actions, 'scim')).toBeNull()
  })

  test.each([
    ['the same', LIST_USERS, 'scim offline_access', { missing: [], extra: [], offlineAccess: null }],
    ['too few', LIST_USERS, 'offline_access', { missing: ['scim'], extra: [], offlineAccess: null }],
    ['too many', LIST_USERS, 'scim billing', { missing: [], extra: ['billing'], offlineAccess: 'offline_access' }],
    ['a broad one', LIST_USERS, 'all-apis offline_access', { missing: [], extra: ['all-apis'], offlineAccess: null }],
    ['the default', LIST_USERS, '', { missing: [], extra: ['all-apis'], offlineAccess: null }],
    ['a broad one that is needed', APP_INTEGRATIONS, '', { missing: [], extra: [], offlineAccess: null }],
  ])('%s', (_what, actions, scopes, difference) => {
    expect(compareScopes(guide, actions, scopes)).toMatchObject(difference)
  })

  test('the exact list is the actions’ scopes and a refresh token', () => {
    expect(compareScopes(guide, LIST_USERS, '')?.exact).toEqual(['scim', 'offline_access'])
  })

  test('a provider without a refresh token scope is not missing one', () => {
    expect(compareScopes(acmeOauth, ['order_part'], '')).toEqual({
      missing: ['orders.write'],
      extra: [],
      offlineAccess: null,
      exact: ['orders.write', 'parts.read'],
    })
  })
})

test.each([
  ['scim', 'scim billing', { added: ['billing'], removed: [] }],
  ['scim billing', 'billing scim', { added: [], removed: [] }],
  ['', 'scim offline_access', { added: ['scim'], removed: ['all-apis'] }],
  ['all-apis offline_access', '', { added: [], removed: [] }],
])('the change from %j to %j is found', (before, after, change) => {
  expect(scopeChange(guide, before, after)).toEqual(change)
})
