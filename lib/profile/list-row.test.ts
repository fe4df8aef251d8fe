import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { listRow, pageOf } from './list-row'
import { PAGE_SIZE } from './page-size'
import { sampleProfile } from './testing/sample-profile'

const PROFILE = sampleProfile({
  cloud: 'azure',
  scopes: 'scim offline_access',
  updatedAt: new Date('2026-11-23T10:00:00Z'),
  updatedBy: 'Bob',
})

test('a row has only the data that the list shows', () => {
  expect(listRow(PROFILE, guide)).toEqual({
    id: PROFILE.id,
    name: 'Production',
    connectorName: 'Databricks',
    logo: guide.logo,
    cloud: 'Azure',
    problems: [],
    setup: null,
    isDraft: false,
    scopes: 'scim offline_access',
    standing: { shown: null, attempt: null },
    failureReason: null,
    signInAgainBy: null,
    signInAgainIf: null,
    updatedAt: '2026-11-23T10:00:00.000Z',
    updatedBy: 'Bob',
  })
})

test('times are RFC 3339', () => {
  const tested = { lastTestedAt: new Date(0), signInAgainBy: new Date(1000), lastTestOutcome: 'ready' as const }
  expect(listRow({ ...PROFILE, ...tested }, guide)).toMatchObject({
    standing: { shown: { outcome: 'ready', at: '1970-01-01T00:00:00.000Z' }, attempt: null },
    signInAgainBy: '1970-01-01T00:00:01.000Z',
  })
})

test('the reason is that of the last test’s run', () => {
  const lastAttempt = { run: 'b', at: '2026-11-29T10:00:00.000Z', outcome: 'failed' as const }
  const reasons = new Map([
    ['a', 'Another'],
    ['b', 'Access was refused'],
  ])
  expect(listRow({ ...PROFILE, lastAttempt }, guide, { reasons }).failureReason).toBe('Access was refused')
  expect(listRow({ ...PROFILE, lastAttempt }, guide).failureReason).toBeNull()
})

test.each([
  ['app', null],
  ['guide', 'if set up as in the guide'],
] as const)('a date given by the %s is due on %j', (source, signInAgainIf) => {
  const profile = { ...PROFILE, signInAgainBy: new Date(0), signInAgainBasis: { minutes: 60, source } }
  expect(listRow(profile, guide)).toMatchObject({ signInAgainIf })
})

test.each([
  ['', 'all-apis offline_access'],
  ['a b c', 'a b c'],
  ['a b c d', 'a b c and 1 more'],
  ['a b c d e f', 'a b c and 3 more'],
])('scopes %j are shown as %j', (scopes, shown) => {
  expect(listRow({ ...PROFILE, scopes }, guide).scopes).toBe(shown)
})

test('a profile of a removed guide shows its ids', () => {
  expect(listRow(PROFILE, undefined)).toMatchObject({
    connectorName: 'databricks',
    cloud: 'azure',
    scopes: 'scim offline_access',
  })
  expect(listRow({ ...PROFILE, scopes: '' }, undefined).scopes).toBe('')
})

test('another guide gives its own names', () => {
  expect(listRow({ ...PROFILE, cloud: 'main', scopes: '' }, acmeOauth)).toMatchObject({
    connectorName: 'Acme',
    cloud: 'Acme',
    scopes: 'parts.read',
  })
})

test.each([
  [1, 0, { page: 1, pages: 1 }],
  [9, 0, { page: 1, pages: 1 }],
  [1, PAGE_SIZE, { page: 1, pages: 1 }],
  [2, PAGE_SIZE + 1, { page: 2, pages: 2 }],
  [100_000, 3 * PAGE_SIZE, { page: 3, pages: 3 }],
])('page %i of %i profiles is %j', (page, total, shown) => {
  expect(pageOf({ page }, total)).toEqual(shown)
})
