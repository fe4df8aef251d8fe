import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksCommands as commands, databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { sampleProfile } from '@/lib/profile/testing/sample-profile'
import { compareRecord, type RecordComparison } from './compare-record'
import { profileContext } from './profile-context'
import { readRecord } from './read-record'

const CLIENT_ID = '1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f'
const RECORD_ID = 'c1b137c2-b832-1abc-ad12-995a0209e213'
const STACKONE = 'https://api.stackone.com/connect/oauth2/databricks/callback'
const OWN = 'http://localhost:3000/connect/callback'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`

const RECORD = {
  integration_id: RECORD_ID,
  client_id: CLIENT_ID,
  name: 'StackOne Integration',
  confidential: true,
  redirect_urls: [STACKONE, OWN],
  scopes: ['all-apis', 'offline_access'],
  token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 129600 },
  created_by: 1,
}

function read(value: unknown, clientId = CLIENT_ID) {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return readRecord(guide, commands, { key: 'clientId', value: clientId }, text)
}

function compare(changes: object, scopes = ['scim', 'offline_access']): RecordComparison {
  const found = read({ ...RECORD, ...changes })
  if (!found.ok) throw new Error(found.cause)
  const context = profileContext(guide, sampleProfile(), 'http://localhost:3000')
  return compareRecord({ guide, commands, context, scopes }, found.record)
}

const bodyOf = ({ update }: RecordComparison): unknown => (update ? JSON.parse(update.file.text) : null)

test.each([
  ['get', RECORD],
  ['list of the CLI', [{ client_id: 'x' }, RECORD]],
  ['list of the API', { apps: [{ client_id: 'x' }, RECORD], next_page_token: 'y' }],
  ['a terminal', `$ databricks …\n${JSON.stringify([RECORD], null, 2)}\n$`],
])('the output of %s has the app, which matches the guide', (_what, value) => {
  const found = read(value)
  expect(found).toMatchObject({ ok: true, hasSecret: false, record: { id: RECORD_ID, refreshTokenMinutes: 129600 } })
  expect(compare({})).toMatchObject({ differences: [], unknown: [], update: null })
})

test('a redirect URL that differs in one character is named, with the update that adds the right one', () => {
  const comparison = compare({ redirect_urls: [`${STACKONE}/`, OWN] })
  expect(comparison.differences).toMatchObject([
    { wanted: STACKONE, found: `${STACKONE}/`, note: expect.stringContaining('a slash at the end') },
  ])
  expect(bodyOf(comparison)).toEqual({ redirect_urls: [`${STACKONE}/`, OWN, STACKONE] })
  const runs = comparison.update?.ways.flatMap((way) => way.commands.map(({ run }) => run))
  expect(runs).toHaveLength(2)
  for (const run of runs ?? []) expect(run).toContain(RECORD_ID)
})

test('scopes are sufficient if the app allows every scope that the profile asks for', () => {
  expect(compare({ scopes: ['scim', 'billing', 'offline_access'] }).differences).toEqual([])
  const comparison = compare({ scopes: ['billing'] })
  expect(comparison.differences).toMatchObject([{ label: 'Scopes', wanted: 'scim offline_access', found: 'billing' }])
  expect(bodyOf(comparison)).toEqual({ scopes: ['billing', 'scim', 'offline_access'] })
})

test('a broad scope does not bring a refresh token, and the page says why one may not be listed', () => {
  expect(compare({ scopes: ['all-apis'] }).differences).toMatchObject([
    { wanted: 'offline_access', note: expect.stringContaining('account console') },
  ])
})

test('an update of a lifetime keeps the other values of its group', () => {
  const policy = {
    access_token_ttl_in_minutes: 60,
    refresh_token_ttl_in_minutes: 10080,
    enable_single_use_refresh_tokens: true,
  }
  const comparison = compare({ token_access_policy: policy })
  expect(comparison.differences).toMatchObject([{ label: 'Refresh token lifetime', found: '10080 minutes (7 days)' }])
  expect(bodyOf(comparison)).toEqual({ token_access_policy: { ...policy, refresh_token_ttl_in_minutes: 129600 } })
})

test('an app without a secret cannot be updated to have one', () => {
  const comparison = compare({ confidential: false })
  expect(comparison.differences).toMatchObject([{ label: 'Client secret', isFixable: false }])
  expect(comparison.update).toBeNull()
})

test('a value that the record omits is unknown, and never counts as right', () => {
  const { client_id, integration_id, redirect_urls } = RECORD
  const found = read({ client_id, integration_id, redirect_urls })
  if (!found.ok) throw new Error(found.cause)
  const context = profileContext(guide, sampleProfile(), 'http://localhost:3000')
  expect(compareRecord({ guide, commands, context, scopes: ['scim'] }, found.record)).toMatchObject({
    differences: [],
    unknown: ['Scopes', 'Client secret', 'Access token lifetime', 'Refresh token lifetime'],
  })
})

test.each<[what: string, value: unknown, cause: RegExp]>([
  ['nothing', ' ', /Nothing was pasted/],
  ['half a record', JSON.stringify(RECORD).slice(0, -9), /Part of the output is missing/],
  ['another app', { ...RECORD, client_id: 'x' }, /another app/],
  ['other apps', [{ client_id: 'x' }, { client_id: 'y' }], /None of these 2 apps/],
  ['an empty list', [], /no app in it/],
  [
    'what create printed',
    { client_id: CLIENT_ID, client_secret: SECRET, integration_id: RECORD_ID },
    /creates the app/,
  ],
  ['an error', 'Error: This API is disabled for users without account admin status.', /not an account admin/],
  ['5 MB', 'x'.repeat(5_000_000), /longer than/],
  ['words', 'Hello there', /not a record/],
])('%s is refused with its cause', (_what, value, cause) => {
  expect(read(value)).toEqual({ ok: false, cause: expect.stringMatching(cause), fix: expect.stringMatching(/\S/) })
})

test('an integration ID in the Client ID field is recognised', () => {
  expect(read(RECORD, RECORD_ID)).toMatchObject({ ok: false, cause: expect.stringContaining('integration_id') })
})

test.each([
  ['where secrets stand', { client_secret: SECRET }],
  ['in a redirect URL', { redirect_urls: [`https://x.example/${SECRET}`] }],
  ['among the scopes', { scopes: [SECRET] }],
  ['in the policy', { token_access_policy: { access_token_ttl_in_minutes: 5, note: SECRET } }],
  ['as the record’s id', { integration_id: SECRET }],
])('a secret %s is reported, and never shown', (_where, changes) => {
  const found = read({ ...RECORD, ...changes })
  expect(found).toMatchObject({ ok: true, hasSecret: true })
  expect(JSON.stringify([found, compare(changes)])).not.toContain(SECRET)
})

test('no pasted text throws, or adds more than settings to the update', () => {
  const value = fc.record({
    client_id: fc.constant(CLIENT_ID),
    redirect_urls: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
    scopes: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
    token_access_policy: fc.oneof(
      fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'a'), fc.jsonValue()),
      fc.jsonValue(),
    ),
  })
  fc.assert(
    fc.property(value, (each) => {
      const found = read(each)
      if (!found.ok) return
      const context = profileContext(guide, sampleProfile(), 'http://localhost:3000')
      const { update } = compareRecord({ guide, commands, context, scopes: ['scim'] }, found.record)
      expect(Object.keys(JSON.parse(update?.file.text ?? '{}'))).toEqual(
        expect.not.arrayContaining(['__proto__', 'constructor']),
      )
      expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    }),
  )
})
