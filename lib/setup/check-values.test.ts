import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { sampleProfile } from '../profile/testing/sample-profile'
import { checkValues, keptValues } from './check-values'

const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
const CLIENT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const DRAFT = sampleProfile({ fields: {}, secrets: {} })
const KEPT = sampleProfile({ fields: { accountId: ACCOUNT_ID, clientId: CLIENT_ID } })

const check = (fields: Record<string, string>, secret = '', { profile = DRAFT, isWhole = false } = {}) =>
  checkValues(guide, keptValues(guide, profile), { fields, secrets: { clientSecret: secret } }, isWhole)

test('each value is normalized and can be saved separately; empty fields are allowed', () => {
  expect(check({ accountId: ` ${ACCOUNT_ID} `, clientId: '' })).toEqual({
    fields: { accountId: ACCOUNT_ID },
    secrets: {},
    problems: [],
    moved: '',
  })
})

test('a wrong value does not prevent saving the others', () => {
  const { fields, secrets, problems } = check({ accountId: 'nonsense', clientId: CLIENT_ID }, SECRET)
  expect({ fields, secrets }).toEqual({ fields: { clientId: CLIENT_ID }, secrets: { clientSecret: SECRET } })
  expect(problems.map(({ field }) => field)).toEqual(['accountId'])
})

test('a test requires every value', () => {
  const { problems } = check({ accountId: ACCOUNT_ID }, '', { isWhole: true })
  expect(problems.map(({ field }) => field)).toEqual(['clientId', 'clientSecret'])
  expect(check({}, '', { profile: KEPT, isWhole: true }).problems).toEqual([])
})

test('an empty field does not erase a saved value', () => {
  const { fields, problems } = check({ accountId: ' ', clientId: CLIENT_ID }, '', { profile: KEPT })
  expect(fields).toEqual({ clientId: CLIENT_ID })
  expect(problems).toEqual([{ field: 'accountId', message: 'Enter the Account ID.' }])
})

test.each([
  ['swapped', { clientId: SECRET }, CLIENT_ID, 'Client ID and Client Secret were swapped. Each is in its own box now.'],
  ['in the wrong box', { clientId: SECRET }, '', 'The Client Secret was in the box of Client ID.'],
  ['in the box of another step', { accountId: SECRET }, '', 'The Client Secret was in the box of Account ID.'],
])('a secret that is %s is moved to its own field, and no value is lost', (_what, fields, secret, moved) => {
  const checked = check(fields, secret)
  expect(checked).toMatchObject({ secrets: { clientSecret: SECRET }, problems: [], moved })
  expect(Object.values(checked.fields).join()).toBe(secret)
  expect(checked.moved).not.toContain(SECRET)
})

test('a secret repeated in a text field is not kept there', () => {
  const { fields, problems } = check({ accountId: ACCOUNT_ID, clientId: `id ${SECRET}` }, SECRET)
  expect(fields).toEqual({ accountId: ACCOUNT_ID })
  expect(problems.map(({ field }) => field)).toEqual(['clientId'])
})

test('a recipient is not asked about the selection', () => {
  const odd = sampleProfile({ name: '', cloud: 'aws', scopes: 'a"b', fields: {}, secrets: {} })
  expect(check({ accountId: ACCOUNT_ID }, '', { profile: odd, isWhole: true }).problems).toHaveLength(2)
})

test('a secret is saved only with the part of the host that it is bound to', () => {
  const part = { ...acmeOauth.fields[0], key: 'tenant', label: 'Tenant', kind: 'url-part', required: true, slips: [] }
  const cloud = { id: 'eu', label: 'EU', host: '{tenant}.acme.example' }
  const secret = { key: 'clientSecret', label: 'Client Secret', kind: 'secret', required: true, slips: [] }
  const hosted = { ...acmeOauth, clouds: [cloud], fields: [part, secret] } as unknown as typeof acmeOauth
  const draft = sampleProfile({ cloud: 'eu', fields: {}, secrets: {} })
  const ask = (tenant: string, typed = 'some-secret', profile = draft) =>
    checkValues(hosted, keptValues(hosted, profile), { fields: { tenant }, secrets: { clientSecret: typed } }, false)
  expect(ask('').secrets).toEqual({})
  expect(ask('').problems).toMatchObject([{ field: 'clientSecret' }])
  expect(ask('north').secrets).toEqual({ clientSecret: 'some-secret' })
  // The part of the host needs its secret too: the store would refuse one without the other.
  const mark = { setAt: '2026-11-28T10:00:00Z', setBy: 'Dana', for: 'https://north.acme.example' }
  const kept = sampleProfile({ cloud: 'eu', fields: { tenant: 'north' }, secrets: { clientSecret: mark } })
  expect(ask('south', '', kept)).toMatchObject({
    fields: {},
    problems: [{ field: 'clientSecret' }, { field: 'tenant' }],
  })
  expect(ask('north', '', kept)).toMatchObject({ fields: { tenant: 'north' }, problems: [] })
  expect(ask('south', 'new-secret', kept)).toMatchObject({ fields: { tenant: 'south' }, problems: [] })
})
