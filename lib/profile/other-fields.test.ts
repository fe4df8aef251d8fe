import { describe, expect, test } from 'vitest'
import { readGuide } from '@/lib/guides/testing/read-guide'
import { destinationOf } from './destination'
import { inspect } from './field-checks'
import { type AllValues, formOrder, readFormValues, readSecrets } from './form-values'
import { applyQuickFix } from './quick-fix'
import { findProblems, profileSchema } from './schema'
import { accountSteps, makeSheet } from './stackone-values'
import { sheetMarkdown } from './stackone-values-markdown'
import { sampleProfile } from './testing/sample-profile'

// A guide without OAuth: a part of a host, a choice, an optional secret, and no client ID.

const { guide } = readGuide('e2e/fixtures/guides', 'globex/api-token')
const TOKEN = `glx${'0123456789'.repeat(2)}`
const GOOD: AllValues = {
  name: 'Plants',
  cloud: 'eu',
  fields: { subdomain: 'north', email: 'ann@globex.example', plan: 'pro' },
  secrets: { apiToken: TOKEN, adminKey: '' },
  scopes: '',
  actions: ['globex_list_plants'],
}
const OPTIONS = { secretsMissing: { apiToken: 'Enter the API Token.' } }

function withField(key: string, value: string): AllValues {
  return { ...GOOD, fields: { ...GOOD.fields, [key]: value } }
}

test('a form of another guide has its own boxes in order, without Scopes', () => {
  expect(formOrder(guide)).toEqual(['name', 'cloud', 'subdomain', 'email', 'plan', 'apiToken', 'adminKey', 'actions'])
  const form = new FormData()
  form.set('plan', 'pro')
  form.set('adminKey', 'x')
  form.set('clientId', 'of another guide')
  expect(readFormValues(guide, form).fields).toEqual({ subdomain: '', email: '', plan: 'pro' })
  expect(readSecrets(guide, form)).toEqual({ apiToken: '', adminKey: 'x' })
})

test('valid values are saved without the optional secret, and missing ones are asked for', () => {
  expect(findProblems(guide, GOOD, OPTIONS)).toEqual([])
  expect(profileSchema(guide, OPTIONS).parse(GOOD)).toEqual(GOOD)
  const empty = { ...GOOD, fields: { subdomain: '', email: '', plan: '' }, secrets: { apiToken: '', adminKey: '' } }
  expect(findProblems(guide, empty, OPTIONS).map(({ message }) => message)).toEqual([
    'Enter the Subdomain.',
    'Enter the Email.',
    'Choose the Plan.',
    'Enter the API Token.',
  ])
  expect(findProblems(guide, withField('plan', '__proto__'), OPTIONS)).toMatchObject([{ field: 'plan' }])
})

test.each([
  ['north_star', 'one part of an address, of letters, digits and hyphens, like acme in acme.eu.globex.example'],
  ['a.b', 'one part of an address'],
  ['-a', 'one part of an address'],
  ['evil.example/', 'one part of an address'],
  ['a'.repeat(64), 'one part of an address'],
  ['a@b', 'one part of an address'],
])('%j is not a valid part of a host', (subdomain, said) => {
  const [problem] = findProblems(guide, withField('subdomain', subdomain), OPTIONS)
  expect(problem).toMatchObject({ field: 'subdomain', message: expect.stringContaining(said) })
})

test.each(['north', 'NORTH', 'a', '9-9'])('%j is a host below the suffix that the guide fixes', (subdomain) => {
  const fields = { subdomain }
  expect(destinationOf(guide, { cloud: 'us', fields })).toBe(`https://${subdomain.toLowerCase()}.us.globex.example`)
})

test.each(['', 'a.b', 'evil.example#', 'x/../y', '[', 'ünï', 'a:80', 'a@b', '%2e'])('%j gives no host', (subdomain) => {
  expect(destinationOf(guide, { cloud: 'us', fields: { subdomain } })).toBeNull()
})

describe('a value in the wrong box', () => {
  test('a whole address in place of its first part is split, with the cloud', () => {
    for (const address of ['https://north.us.globex.example/plants?x=1', 'north.us.globex.example']) {
      const values = withField('subdomain', address)
      const [finding] = inspect(guide, values)
      expect(finding?.message).toBe('This is an address with the Subdomain in it.')
      const after = applyQuickFix(values, finding?.fixes[0]?.steps ?? [])
      expect(after).toMatchObject({ cloud: 'us', fields: { subdomain: 'north' } })
    }
  })

  test('a common mistake is refused in the guide’s words', () => {
    const values = { ...GOOD, secrets: { apiToken: 'tok_17', adminKey: '' } }
    expect(findProblems(guide, values, OPTIONS)).toEqual([
      { field: 'apiToken', message: 'This is the token’s number. Copy the token itself.' },
    ])
  })

  test('a token is moved to its own box', () => {
    const values = { ...withField('email', TOKEN), secrets: { apiToken: '', adminKey: '' } }
    const [finding] = inspect(guide, values)
    expect(finding).toMatchObject({ field: 'email', level: 'error' })
    expect(applyQuickFix(values, finding?.fixes[0]?.steps ?? [])).toMatchObject({
      fields: { email: '' },
      secrets: { apiToken: TOKEN },
    })
  })

  test('one secret in both boxes is an error of the second', () => {
    const values = { ...GOOD, secrets: { apiToken: 'the same', adminKey: 'the same' } }
    expect(inspect(guide, values)).toMatchObject([{ field: 'adminKey', level: 'error' }])
  })

  test('an e-mail address, a name and an address are allowed in a field without a format', () => {
    for (const email of ['ann@globex.example', 'Ann Smith', 'Größe', 'https://other.example/']) {
      expect(inspect(guide, withField('email', email))).toEqual([])
    }
  })
})

test('the sheet has the fields of the Hub: no Type, choices in words, no unset optional secret', () => {
  const mark = { setAt: '2026-11-28T10:00:00.000Z', setBy: 'Ann', for: 'https://north.eu.globex.example' }
  const profile = sampleProfile({ ...GOOD, secrets: { apiToken: mark } })
  expect(makeSheet(guide, profile).values).toEqual([
    { label: 'Subdomain', text: 'north' },
    { label: 'Email', text: 'ann@globex.example' },
    { label: 'Plan', text: 'Professional' },
    { label: 'API Token', text: null },
  ])
  const markdown = sheetMarkdown(guide, profile, null)
  for (const step of accountSteps(guide)) expect(markdown).toContain(step)
  expect(markdown).toContain('no live test')
  expect(markdown).not.toContain('Connector Profile')
})
