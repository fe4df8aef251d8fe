import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { makeAccessCode } from '../auth/access-code'
import type { Guide } from '../guide/schema'
import { inspect as inspectNested } from './field-checks'
import type { Finding } from './finding'
import { hasSecret } from './known-secrets'
import { applyQuickFix as applyNested } from './quick-fix'
import { type FlatValues, flattened, nested } from './testing/flat-values'

const ACCOUNT_ID = '11111111-2222-3333-4444-555555555555'
const CLIENT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const ACCESS_CODE = makeAccessCode()
const TOKEN = `dapi${'0'.repeat(32)}`

const GOOD: FlatValues = {
  name: 'Production',
  cloud: 'aws',
  accountId: ACCOUNT_ID,
  clientId: CLIENT_ID,
  clientSecret: SECRET,
  scopes: 'scim offline_access',
  actions: ['databricks_list_users'],
}

/** The values of these tests as one flat object. */
function inspect(guide: Guide, values: FlatValues, advised?: readonly string[]): Finding[] {
  return inspectNested(guide, nested(values), advised)
}

function applyQuickFix(values: FlatValues, steps: Parameters<typeof applyNested>[1]): FlatValues {
  return flattened(applyNested(nested(values), steps))
}

function findings(changes: Partial<FlatValues>): Finding[] {
  return inspect(guide, { ...GOOD, ...changes })
}

/** The values after the first fix of the only finding. */
function fixed(changes: Partial<FlatValues>): Partial<FlatValues> {
  const values = { ...GOOD, ...changes }
  const [finding, ...more] = inspect(guide, values)
  expect(more).toEqual([])
  return applyQuickFix(values, finding?.fixes[0]?.steps ?? [])
}

test('a correct form has no findings', () => {
  expect(findings({})).toEqual([])
})

test('an empty form has no findings', () => {
  const empty = { name: '', accountId: '', clientId: '', clientSecret: '' }
  expect(findings(empty)).toEqual([])
})

test.each<[what: string, changes: Partial<FlatValues>, field: string, message: RegExp]>([
  ['a secret as the name', { name: SECRET }, 'name', /There is a secret in “Name”/],
  ['a secret in quotes as the name', { name: `“${SECRET}”` }, 'name', /There is a secret in “Name”/],
  ['a personal access token', { clientSecret: TOKEN }, 'clientSecret', /a personal access token/],
  ['a refresh token', { clientId: `doau${'0'.repeat(32)}` }, 'clientId', /a refresh token/],
  ['an access token', { clientSecret: 'eyJhbGciOiJSUzI1NiJ9.e30.x' }, 'clientSecret', /an access token/],
  ['a secret in Client ID', { clientId: SECRET, clientSecret: '' }, 'clientId', /a client secret/],
  ['a secret in Account ID', { accountId: SECRET, clientSecret: '' }, 'accountId', /a client secret/],
  ['an e-mail address', { clientId: 'ann@example.com' }, 'clientId', /an e-mail address/],
  ['an address', { clientId: 'https://example.com/' }, 'clientId', /an address/],
  ['the host alone', { clientSecret: 'accounts.cloud.databricks.com' }, 'clientSecret', /an address/],
  ['a letter beyond ASCII', { clientId: 'cliént' }, 'clientId', /The Client ID can’t contain “é” \(U\+00E9\)/],
  ['the Account ID twice', { clientId: ACCOUNT_ID }, 'clientId', /the same as the Account ID/],
  ['a scope in Client ID', { clientId: 'scim' }, 'clientId', /This is for the Scopes field/],
  ['the scopes as the secret', { clientSecret: 'billing offline_access' }, 'clientSecret', /for the Scopes field/],
  ['the access code in the secret’s box', { clientSecret: ACCESS_CODE }, 'clientSecret', /an access code of this/],
  ['the access code in Client ID', { clientId: ACCESS_CODE.toLowerCase() }, 'clientId', /an access code of this/],
  ['the access code as the name', { name: ACCESS_CODE }, 'name', /There is a secret in “Name”/],
  ['the access code in Scopes', { scopes: ACCESS_CODE }, 'scopes', /There is a secret in “Scopes”/],
  ['the Client ID in Scopes', { scopes: CLIENT_ID.toUpperCase() }, 'scopes', /^This is the Client ID, not a list/],
  ['the Account ID in Scopes', { scopes: ACCOUNT_ID }, 'scopes', /^This is the Account ID, not a list/],
  ['some ID in Scopes', { scopes: CLIENT_ID.replace('a', 'b') }, 'scopes', /^This is an ID, not a list/],
  ['the Client ID among scopes', { scopes: `scim ${CLIENT_ID}` }, 'scopes', /” is the Client ID, not a scope/],
  ['an e-mail address in Scopes', { scopes: 'ann@example.com' }, 'scopes', /an e-mail address/],
  ['an address in Scopes', { scopes: 'https://wizard.example.com/' }, 'scopes', /an address/],
  ['an Account ID of another form', { accountId: '12345' }, 'accountId', /five groups/],
])('%s is an error of that box', (_what, changes, field, message) => {
  const errors = findings(changes).filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ field, message: expect.stringMatching(message) })
})

test('an unexpected character in a secret is not shown', () => {
  const [error] = findings({ clientSecret: 'cliént' })
  expect(error).toMatchObject({ level: 'error', message: expect.not.stringContaining('é') })
})

test('the same value as ID and secret is an error of both', () => {
  const errors = findings({ clientId: 'same', clientSecret: 'same' })
  expect(errors.map(({ field, level }) => `${field} ${level}`)).toEqual(['clientId error', 'clientSecret error'])
})

test.each<[field: 'clientId' | 'clientSecret']>([['clientId'], ['clientSecret']])(
  'an unusual %s is a warning only',
  (field) => {
    expect(findings({ [field]: 'unusual' })).toMatchObject([{ field, level: 'warning' }])
  },
)

test('characters that saving removes are not a finding', () => {
  expect(findings({ accountId: ` "${ACCOUNT_ID}"\n`, clientSecret: `\u200b${SECRET} ` })).toEqual([])
})

describe('a quick fix', () => {
  test('moves a secret to its own box', () => {
    const values = fixed({ clientId: SECRET, clientSecret: '' })
    expect(values).toMatchObject({ clientId: '', clientSecret: SECRET })
  })

  test('swaps values that are in each other’s boxes', () => {
    const swapped = { clientId: SECRET, clientSecret: CLIENT_ID }
    const after = applyQuickFix({ ...GOOD, ...swapped }, findings(swapped)[0]?.fixes[0]?.steps ?? [])
    expect(after).toMatchObject({ clientId: CLIENT_ID, clientSecret: SECRET })
    const withScopes = { clientId: 'scim offline_access', scopes: CLIENT_ID }
    const ways = findings(withScopes).map(({ fixes }) => fixes[0])
    expect(ways.map((way) => way?.label)).toEqual(['Swap it with Scopes', 'Swap it with Client ID'])
    for (const way of ways) expect(applyQuickFix({ ...GOOD, ...withScopes }, way?.steps ?? [])).toMatchObject(GOOD)
  })

  test('shows no possible secret, and loses none', () => {
    for (const clientSecret of [`dose${'f'.repeat(32)}`, 'whatever a secret looks like']) {
      const [error] = findings({ clientId: SECRET, clientSecret })
      expect(error?.fixes.map(({ label }) => label)).toEqual(['Empty this box'])
    }
  })

  test('moves an ID from Scopes to the box that is missing it', () => {
    const after = fixed({ clientId: '', scopes: CLIENT_ID })
    expect(after).toMatchObject({ clientId: CLIENT_ID, scopes: '' })
  })

  test('moves a Client ID from the secret’s box', () => {
    const found = findings({ clientId: '', clientSecret: CLIENT_ID })
    const fixes = found.flatMap((finding) => finding.fixes)
    expect(fixes.map(({ label }) => label)).toEqual(['Move it to Client ID'])
  })

  test('moves an Account ID from the box of the Client ID', () => {
    expect(fixed({ accountId: '', clientId: ACCOUNT_ID })).toMatchObject({ accountId: ACCOUNT_ID, clientId: '' })
  })

  test('takes the Account ID and the cloud from an address', () => {
    const clientId = `https://accounts.azuredatabricks.net/?account_id=${ACCOUNT_ID}`
    expect(fixed({ accountId: '', clientId })).toMatchObject({ accountId: ACCOUNT_ID, clientId: '', cloud: 'azure' })
  })

  test('takes the Account ID from an address in its own box, and keeps a correct cloud', () => {
    const accountId = `https://accounts.cloud.databricks.com/settings?account_id=${ACCOUNT_ID}`
    expect(fixed({ accountId })).toMatchObject({ accountId: ACCOUNT_ID, clientId: CLIENT_ID, cloud: 'aws' })
  })

  test('takes both from an API address on its own host', () => {
    const clouds = ['eu', 'us'].map((id) => ({
      id,
      label: id,
      host: `login.${id}.example`,
      apiHost: `api.${id}.example`,
    }))
    const fields = acmeOauth.fields.map((field) =>
      field.role === 'account' ? { ...field, inAddress: '(?<=/sites/)\\w+' } : field,
    )
    const values = { ...GOOD, cloud: 'eu', accountId: '', clientId: 'api.us.example/sites/north' }
    const [finding] = inspect({ ...acmeOauth, clouds, fields }, values)
    const after = applyQuickFix(values, finding?.fixes[0]?.steps ?? [])
    expect(after).toMatchObject({ accountId: 'north', clientId: '', cloud: 'us' })
  })

  test('does not replace an Account ID', () => {
    const clientId = `https://accounts.azuredatabricks.net/?account_id=${ACCOUNT_ID}`
    expect(fixed({ clientId })).toMatchObject({ accountId: ACCOUNT_ID, clientId: '', cloud: 'aws' })
  })

  test('empties a box', () => {
    expect(fixed({ clientSecret: TOKEN })).toMatchObject({ clientSecret: '' })
  })

  test('never names the secret', () => {
    const secretive = findings({ clientId: SECRET, accountId: TOKEN, name: SECRET })
    expect(JSON.stringify(secretive)).not.toMatch(/dose|dapi/)
  })
})

describe('Scopes', () => {
  test.each<[what: string, scopes: string, message: RegExp, after: string]>([
    ['a scope too few', 'billing scim', /no refresh token/, 'scim billing offline_access'],
    ['an unknown one', 'scim billing scmi offline_access', /“scmi”.*spelling/, 'scim billing offline_access'],
    ['one that is missing', 'scim offline_access', /need billing too/, 'scim billing offline_access'],
    ['one that nothing needs', 'scim billing networking offline_access', /networking/, 'scim billing offline_access'],
    ['a broad one', 'all-apis offline_access', /needs all-apis/, 'scim billing offline_access'],
    ['the default', '', /Empty means “all-apis offline_access”/, 'scim billing offline_access'],
  ])('%s is a warning with its fix', (_what, scopes, message, after) => {
    const actions = ['databricks_list_users', 'databricks_list_budgets']
    expect(findings({ scopes, actions })).toMatchObject([
      { field: 'scopes', level: 'warning', message: expect.stringMatching(message) },
    ])
    expect(fixed({ scopes, actions })).toMatchObject({ scopes: after })
  })

  test('scopes that a test advised are not called unneeded or misspelt', () => {
    const actions = ['databricks_list_users']
    for (const scopes of ['all-apis offline_access', '', 'scim genie offline_access']) {
      const values = { ...GOOD, actions, scopes }
      expect(inspect(guide, values)).toHaveLength(1)
      expect(inspect(guide, values, ['all-apis', 'offline_access', 'genie'])).toEqual([])
    }
  })

  test('addresses are allowed as scopes if the provider uses them', () => {
    const scopes = [...acmeOauth.scopes, { id: 'https://acme.example/all', covers: 'All.' }]
    const values = { ...GOOD, cloud: 'main', scopes: 'https://acme.example/some', actions: [] }
    expect(inspect({ ...acmeOauth, scopes }, values)).toMatchObject([{ level: 'warning' }])
  })

  test('a scope that only the provider’s reference names is known', () => {
    expect(findings({ scopes: 'authentication offline_access', actions: [] })).toEqual([])
  })

  test('without chosen actions, only a missing refresh token is reported', () => {
    expect(findings({ scopes: 'scim billing', actions: [] })).toMatchObject([{ message: guide.offlineAccess?.without }])
    expect(findings({ scopes: '', actions: [] })).toEqual([])
  })

  test('a broad scope that an action needs is accepted', () => {
    expect(findings({ scopes: '', actions: ['databricks_list_custom_app_integrations'] })).toEqual([])
  })
})

test('a guide without known values and formats accepts any, each in its own box', () => {
  const values = { ...GOOD, accountId: 'site', clientId: 'app', cloud: 'main', scopes: 'parts.read', actions: [] }
  expect(inspect(acmeOauth, values)).toEqual([])
})

test.each([
  [SECRET, true],
  [` "${SECRET}" `, true],
  [TOKEN, true],
  [CLIENT_ID, false],
  ['dose of data', false],
  ['', false],
])('%j is recognised as a secret: %j', (value, isSecret) => {
  expect(hasSecret(guide, value, [])).toBe(isSecret)
  expect(hasSecret(acmeOauth, value, [])).toBe(false)
})

test('any input is checked without an exception, and every error has a sentence', () => {
  const anyText = fc.string({ unit: 'binary' })
  const anyValues = fc.record({
    name: anyText,
    cloud: anyText,
    accountId: anyText,
    clientId: anyText,
    clientSecret: anyText,
    scopes: anyText,
    actions: fc.subarray(guide.actions.map(({ id }) => id)),
  })
  fc.assert(
    fc.property(anyValues, (values) => {
      for (const { message } of inspect(guide, values)) expect(message).toMatch(/^.+[.?]$/u)
    }),
  )
})

test.each([
  ['scopes', `scim ${SECRET}`],
  ['scopes', 'scim the-typed-secret'],
  ['name', `Production ${SECRET}`],
  ['clientId', `Client Secret: ${SECRET}`],
  ['accountId', 'x the-typed-secret'],
] as const)('a secret within %s is an error that does not repeat it: %s', (field, text) => {
  const found = inspect(guide, { ...GOOD, clientSecret: 'the-typed-secret', [field]: text })
  const errors = found.filter((finding) => finding.level === 'error')
  expect(errors.map((finding) => finding.field)).toEqual([field])
  expect(JSON.stringify(found)).not.toMatch(/dose0|the-typed-secret/)
})

test('a fix never empties the field if the actions need scopes', () => {
  const actions = ['databricks_list_users']
  for (const scopes of ['foo', 'billing', 'foo billing']) {
    const fixes = inspect(guide, { ...GOOD, actions, scopes }).flatMap((finding) => finding.fixes)
    expect(fixes.length).toBeGreaterThan(0)
    for (const { steps } of fixes) expect(applyQuickFix({ ...GOOD, actions, scopes }, steps).scopes).not.toBe('')
  }
})

test('a fix that empties the field explains the result', () => {
  const fixes = inspect(guide, { ...GOOD, actions: [], scopes: 'foo' }).flatMap((finding) => finding.fixes)
  expect(fixes.map(({ label }) => label)).toContain('Remove foo; an empty field means all-apis offline_access')
})

test.each(['a@'.repeat(60_000), `a@${'a.'.repeat(60_000)}@`, `${'a'.repeat(120_000)}@`])(
  'a huge value is checked quickly, although it once took minutes',
  (text) => {
    const found = inspect(guide, { ...GOOD, clientId: text, accountId: text, clientSecret: text, scopes: text })
    expect(found.length).toBeLessThan(5)
  },
)
