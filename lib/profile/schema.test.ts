import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { findProblems, profileSchema } from './schema'
import { type FlatValues, nested } from './testing/flat-values'

const GOOD: FlatValues = {
  name: 'Production',
  cloud: 'aws',
  accountId: '11111111-2222-3333-4444-555555555555',
  clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  clientSecret: `dose${'0'.repeat(32)}`,
  scopes: 'scim offline_access',
  actions: ['databricks_list_users'],
}
const EMPTY: FlatValues = {
  name: '',
  cloud: '',
  accountId: '',
  clientId: '',
  clientSecret: '',
  scopes: '',
  actions: [],
}

const MISSING = { secretsMissing: { clientSecret: 'Enter the Client Secret.' } }

function problems(changes: Partial<FlatValues>, options: Parameters<typeof findProblems>[2] = MISSING) {
  return findProblems(guide, nested({ ...GOOD, ...changes }), options)
}

describe('profileSchema', () => {
  const schema = profileSchema(guide, MISSING)

  test('returns the typed values, normalized and in order', () => {
    const typed = {
      ...GOOD,
      name: '  Production \n EU ',
      accountId: ` "${GOOD.accountId}" `,
      clientId: `${GOOD.clientId}\u200b`,
      clientSecret: `${GOOD.clientSecret}\n`,
      scopes: 'offline_access, billing;scim scim',
    }
    expect(schema.parse(nested(typed))).toEqual(
      nested({ ...GOOD, name: 'Production EU', scopes: 'scim billing offline_access' }),
    )
  })

  test('leaves an empty Scopes field empty', () => {
    expect(schema.parse(nested({ ...GOOD, scopes: ' , ' })).scopes).toBe('')
  })

  test('refuses errors of the field checks, at their field', () => {
    const parsed = schema.safeParse(nested({ ...GOOD, clientId: 'ann@example.com' }))
    expect(parsed.error?.issues).toMatchObject([
      { path: ['clientId'], message: 'This is an e-mail address, not the Client ID.' },
    ])
  })
})

test('a correct form has no problems', () => {
  expect(problems({})).toEqual([])
})

test('an empty form has a problem for each required box, in the page’s order', () => {
  expect(problems(EMPTY)).toEqual([
    { field: 'name', message: 'Enter a name, like “Production”.' },
    { field: 'cloud', message: 'Choose one of the clouds.' },
    { field: 'accountId', message: 'Enter the Account ID.' },
    { field: 'clientId', message: 'Enter the Client ID.' },
    { field: 'clientSecret', message: 'Enter the Client Secret.' },
  ])
})

test('boxes have the provider’s names', () => {
  const messages = findProblems(acmeOauth, nested(EMPTY), {
    secretsMissing: { clientSecret: 'Enter the App secret.' },
  }).map(({ message }) => message)
  expect(messages).toContain('Enter the Site.')
  expect(messages).toContain('Enter the App secret.')
})

test('a profile with a secret needs no new one', () => {
  expect(problems({ clientSecret: '' }, { secretsMissing: {} })).toEqual([])
  expect(problems({ clientSecret: ' ' })).toMatchObject([{ field: 'clientSecret' }])
})

test.each<[what: string, changes: Partial<FlatValues>, field: string, message: RegExp]>([
  ['a name of white space', { name: ' \n\t' }, 'name', /^Enter a name/],
  ['a name of 101 letters', { name: 'a'.repeat(101) }, 'name', /name is too long. Use 100 letters or fewer/],
  ['a cloud of another provider', { cloud: 'ibm' }, 'cloud', /Choose one/],
  ['a cloud called __proto__', { cloud: '__proto__' }, 'cloud', /Choose one/],
  ['a client ID of 201 letters', { clientId: 'a'.repeat(201) }, 'clientId', /too long/],
  ['a secret of 1001 letters', { clientSecret: 'a'.repeat(1001) }, 'clientSecret', /too long/],
  ['scopes of 4001 letters', { scopes: 'a'.repeat(4001) }, 'scopes', /scopes are too long. Use 4000 letters or fewer/],
  ['a scope of 201 letters', { scopes: 'a'.repeat(201) }, 'scopes', /“a{40}…” is not a valid scope\. Remove/],
  [
    'a scope beyond ASCII',
    { scopes: 'scim büro' },
    'scopes',
    /“büro” is not a valid scope: it can’t contain “ü” \(U\+00FC\)/,
  ],
  ['a scope with a backslash', { scopes: 'a\\b' }, 'scopes', /is not a valid scope: it can’t contain “\\” \(U\+005C\)/],
])('%s is a problem of that field', (_what, changes, field, message) => {
  expect(problems(changes)).toEqual([{ field, message: expect.stringMatching(message) }])
})

test.each<[what: string, changes: Partial<FlatValues>]>([
  ['a name of 100 letters', { name: 'a'.repeat(100) }],
  ['a client ID of 200 letters', { clientId: 'a'.repeat(200) }],
  ['a secret of 1000 letters', { clientSecret: 'a'.repeat(1000) }],
  ['a scope of 200 letters', { scopes: 'a'.repeat(200) }],
  ['a name called __proto__', { name: '__proto__' }],
])('%s is not a problem', (_what, changes) => {
  expect(problems(changes)).toEqual([])
})

test.each(['.', '..'])(
  '“%s” is refused as an ID of any form, because it changes the path of an address',
  (accountId) => {
    const found = findProblems(acmeOauth, nested({ ...EMPTY, accountId }), MISSING)
    expect(found).toContainEqual({
      field: 'accountId',
      message: '“.” and “..” are not valid here. Copy the Site again.',
    })
  },
)

test('an empty box and a value in the wrong box are reported at once', () => {
  const found = problems({ name: '', clientId: 'ann@example.com' })
  expect(found.map(({ field }) => field)).toEqual(['name', 'clientId'])
})

test('a form with only warnings is accepted', () => {
  expect(problems({ clientId: 'unusual', scopes: 'billing' })).toEqual([])
})
