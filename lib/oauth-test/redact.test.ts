import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksOauthU2m } from '../guides/databricks/oauth-u2m'
import { redactor } from './redact'

const secret = fc
  .stringMatching(/^[!-~]{8,40}$/)
  .filter((text) => !'[removed]'.includes(text) && !text.includes('[rem'))
const around = fc.string({ maxLength: 40 })

/** How an answer may quote it. */
const QUOTES: readonly ((secret: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase()),
  (text) => new URLSearchParams({ s: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => text.toLowerCase(),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
]

test('no text keeps a secret, however it is written there', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...QUOTES), around, around, (hidden, quote, before, after) => {
      const clean = redactor(databricksOauthU2m, [hidden])
      const quoted = quote(hidden)
      expect(clean(`${before}${quoted}${after}`)).not.toContain(quoted)
    }),
    { numRuns: 1000 },
  )
})

test('a text that is cut off within a secret keeps nothing of it that tells much', () => {
  fc.assert(
    fc.property(secret, around, fc.integer({ min: 8, max: 40 }), (hidden, before, length) => {
      const beginning = hidden.slice(0, length)
      const text = redactor(databricksOauthU2m, [hidden])(`${before} ${beginning}`)
      expect(text.endsWith('[removed]')).toBe(true)
    }),
  )
})

test('an answer full of a secret, cut off to some length, keeps no part of it', () => {
  const state = 'Zq3_x-81kMvT0bR7nWyL2cHfJ9dGsA5uPeQiXoB4tKr'
  for (let length = 1900; length < 2000; length++) {
    const text = redactor(databricksOauthU2m, [state])(state.repeat(50).slice(0, length))
    expect(text.replaceAll('[removed]', '').length).toBeLessThan(8)
  }
})

test('a text without secrets stays as it is', () => {
  const clean = redactor(databricksOauthU2m, ['secret-0123456789', null, undefined, ''])
  for (const text of ['', 'Client authentication failed', 'Ärger mit “Äpfeln” 🍏', "Scopes 'a b' are not assigned"]) {
    expect(clean(text)).toBe(text)
  }
})

test.each([
  ['a client secret', `dose${'a1'.repeat(16)}`],
  ['a refresh token', `doau${'a1'.repeat(16)}`],
  ['a personal access token', `dapi${'a1'.repeat(16)}`],
  ['a JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['a JWT that is cut off', 'eyJhbGciOiJSUzI1NiJ9.eyJzd'],
])('%s goes, although nobody named it', (_what, text) => {
  expect(redactor(databricksOauthU2m, [])(`before ${text} after`)).toBe('before [removed] after')
})

test('secrets go wherever they are in a value, and its shape stays', () => {
  const clean = redactor(databricksOauthU2m, ['hidden-hidden', 'other-other'])
  const value = { a: ['x hidden-hidden', 1, null, true], b: { c: 'other-other', d: undefined } }
  expect(clean(value)).toEqual({ a: ['x [removed]', 1, null, true], b: { c: '[removed]', d: undefined } })
})

test('the longer of two secrets goes whole, where one begins with the other', () => {
  expect(redactor(databricksOauthU2m, ['abcdefgh', 'abcdefghijkl'])('abcdefghijkl')).toBe('[removed]')
})

test('what is left has no control characters, is well-formed, and is no longer than a paragraph', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const shown = redactor(databricksOauthU2m, [])(text)
      expect(shown).not.toMatch(/[\p{C}\u2028\u2029]/u)
      expect(shown.isWellFormed()).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(600)
    }),
    { numRuns: 50 },
  )
})

test('a secret of a million characters takes no time worth mentioning', () => {
  const long = 'ab'.repeat(500_000)
  const begun = performance.now()
  expect(redactor(databricksOauthU2m, [long])(`x ${long} y`)).toBe('x [removed] y')
  redactor(databricksOauthU2m, [long])(long.slice(1))
  expect(performance.now() - begun).toBeLessThan(2000)
})
