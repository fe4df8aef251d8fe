import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { hasSecret, knownSecret } from './known-secrets'

const SECRET = `dose${'0123456789abcdef'.repeat(2)}`

test.each([
  SECRET,
  SECRET.toUpperCase(),
  `x${SECRET}`,
  `${SECRET.slice(0, 12)}\u200b${SECRET.slice(12)}`,
  `${SECRET.slice(0, 12)} ${SECRET.slice(12)}`,
  `dose ${SECRET.slice(4)}`,
  `scim,"${SECRET}"`,
  'eyJhbGciOiJSUzI1NiJ9.e30.x',
  'ｄｏｓｅ0123456789abcdef',
])('%j looks like a secret', (text) => {
  expect(hasSecret(guide, text, [])).toBe(true)
})

test.each([
  '',
  'Production',
  'dose of data',
  'HeyJude-is-a-song',
  'scim offline_access',
  '1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f',
])('%j does not look like a secret', (text) => {
  expect(hasSecret(guide, text, [])).toBe(false)
})

test.each([
  ['my secret pass phrase', 'mysecretpassphrase'],
  ['hunter2hunter2', 'x hunter2 hunter2 y'],
  ['short', ' short '],
])('the typed secret %j is found in %j', (secret, text) => {
  expect(hasSecret(guide, text, ['', secret])).toBe(true)
})

test('the kind of a secret is recognised by its pattern', () => {
  expect(knownSecret(guide, SECRET)?.field).toBe('clientSecret')
  expect(knownSecret(guide, `x${SECRET}`)).toBeUndefined()
})
