import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksOauthU2m } from '../guides/testing/databricks'
import { answerCleaner } from '../oauth-test/clean-answer'

const secret = fc
  .stringMatching(/^[!-~]{8,40}$/)
  .filter((text) => !'[removed]'.includes(text) && !text.includes('[rem'))
const around = fc.string({ maxLength: 40 })

/** The encodings in which a response may quote it. */
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

test('no text keeps a secret, in any spelling', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...QUOTES), around, around, (hidden, quote, before, after) => {
      const clean = answerCleaner(databricksOauthU2m, [hidden])
      const quoted = quote(hidden)
      expect(clean(`${before}${quoted}${after}`)).not.toContain(quoted)
    }),
    { numRuns: 1000 },
  )
})

test('a text truncated within a secret keeps no useful part of it', () => {
  fc.assert(
    fc.property(secret, around, fc.integer({ min: 8, max: 40 }), (hidden, before, length) => {
      const beginning = hidden.slice(0, length)
      const text = answerCleaner(databricksOauthU2m, [hidden])(`${before} ${beginning}`)
      expect(text.endsWith('[removed]')).toBe(true)
    }),
  )
})

test('an answer full of secrets, truncated anywhere, keeps no part of them', () => {
  const state = 'Zq3_x-81kMvT0bR7nWyL2cHfJ9dGsA5uPeQiXoB4tKr'
  for (let length = 1900; length < 2000; length++) {
    const text = answerCleaner(databricksOauthU2m, [state])(state.repeat(50).slice(0, length))
    expect(text.replaceAll('[removed]', '').length).toBeLessThan(8)
  }
})

test('a text without secrets stays unchanged', () => {
  const clean = answerCleaner(databricksOauthU2m, ['secret-0123456789', null, undefined, ''])
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
])('%s is redacted, although nobody named it', (_what, text) => {
  expect(answerCleaner(databricksOauthU2m, [])(`before ${text} after`)).toBe('before [removed] after')
})

test('secrets are redacted anywhere in a value, and its shape stays', () => {
  const clean = answerCleaner(databricksOauthU2m, ['hidden-hidden', 'other-other'])
  const value = { a: ['x hidden-hidden', 1, null, true], b: { c: 'other-other', d: undefined } }
  expect(clean(value)).toEqual({ a: ['x [removed]', 1, null, true], b: { c: '[removed]', d: undefined } })
})

test('the longer of two secrets is redacted whole, although one begins with the other', () => {
  expect(answerCleaner(databricksOauthU2m, ['abcdefgh', 'abcdefghijkl'])('abcdefghijkl')).toBe('[removed]')
})

test('the result has no control characters, is well-formed, and is at most a paragraph long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const shown = answerCleaner(databricksOauthU2m, [])(text)
      expect(shown).not.toMatch(/[\p{C}\u2028\u2029]/u)
      expect(shown.isWellFormed()).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(600)
    }),
    { numRuns: 25 },
  )
})

const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const CLIENT = '5a4db0c5-0003-4000-8000-000000000003'
const REDIRECT = 'http://localhost:3000/connect/callback'

const entities = (text: string, write: (code: number) => string) =>
  Array.from(text, (character) => write(character.codePointAt(0) ?? 0)).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  ['with an invisible character in it', `${SECRET.slice(0, 9)}\u200b${SECRET.slice(9)}`],
  ['with a soft hyphen after each letter', [...SECRET].join('\u00ad')],
  ['with an accent on each letter', [...SECRET].join('\u0301')],
  ['over two lines', `${SECRET.slice(0, 20)}\r\n  ${SECRET.slice(20)}`],
  ['in groups of four', SECRET.replace(/(.{4})/g, '$1 ')],
  ['its first 14 characters', `${SECRET.slice(0, 14)}…`],
  ['its last 14 characters', `…${SECRET.slice(-14)}`],
  ['12 characters from its middle', `…${SECRET.slice(10, 22)}…`],
  ['in capital letters', SECRET.toUpperCase()],
  ['in hex, small and capital', hexOf(SECRET) + hexOf(SECRET).toUpperCase()],
  ['in HTML entities', entities(SECRET, (code) => `&#${code};`)],
  ['in hexadecimal HTML entities', entities(SECRET, (code) => `&#x${code.toString(16)};`)],
  ['in JSON escapes', entities(SECRET, (code) => `\\u${code.toString(16).padStart(4, '0')}`)],
  ['in JSON escapes within JSON', entities(SECRET, (code) => `\\\\u${code.toString(16).padStart(4, '0')}`)],
  ['in JavaScript escapes', entities(SECRET, (code) => `\\x${code.toString(16)}`)],
  ['in octets of a URL', entities(SECRET, (code) => `%${code.toString(16)}`)],
  ['in octets of a URL, twice', entities(SECRET, (code) => `%25${code.toString(16)}`)],
  ['in octets of a URL, three times', entities(SECRET, (code) => `%2525${code.toString(16)}`)],
  ['as HTTP Basic', base64(`${CLIENT}:${SECRET}`)],
  ['as HTTP Basic, with a client ID of another length', base64(`${CLIENT}1:${SECRET}`)],
  ['as HTTP Basic, with a client ID of yet another length', base64(`${CLIENT}12:${SECRET}`)],
  ['as HTTP Basic, over lines', base64(`${CLIENT}:${SECRET}`).replace(/(.{20})/g, '$1\n')],
  ['in Base64 of JSON', base64(JSON.stringify({ a: 'ä', client_secret: SECRET, b: 1 }))],
  ['its last 14 characters in Base64', base64(`…${SECRET.slice(-14)}`)],
])('a secret is redacted %s', (_how, quoted) => {
  const safe = answerCleaner(databricksOauthU2m, [SECRET])(`Invalid secret "${quoted}", sorry`)
  expect(safe).toMatch(/^Invalid secret ".{0,60}\[removed\].{0,8}", sorry$/)
  const left = safe.replaceAll('[removed]', '').replace(/[^0-9a-z]/gi, '')
  for (let at = 0; at + 8 <= SECRET.length; at++) expect(left.toLowerCase()).not.toContain(SECRET.slice(at, at + 8))
})

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}

test('a secret with characters of an encoding is found in each encoding', () => {
  const awkward = 'a b+c%41&amp;d"e\\f/ünïcode'
  const once = [awkward, encodeURIComponent(awkward), new URLSearchParams({ s: awkward }).toString().slice(2)]
  const twice = once.flatMap((text) => [text, encodeURIComponent(text), JSON.stringify(text), base64(text)])
  const clean = answerCleaner(databricksOauthU2m, [awkward])
  for (const quoted of twice) expect(clean(quoted)).toMatch(/^.{0,3}\[removed\][="]*$/)
})

test('an escape that appears only without spaces hides no secret', () => {
  const clean = answerCleaner(databricksOauthU2m, ['XCf,g>%j;PE8p'])
  expect(clean('a \\ XCf%252Cg%253E%2525j%253BPE8p b')).toBe('a \\ [removed] b')
  expect(answerCleaner(databricksOauthU2m, ['0!!!!!!+!'])('%00!!!!!!%2B!')).toBe('%0[removed]')
})

test('an unnamed secret is redacted although characters separate its letters', () => {
  for (const between of ['\u200b', '\n', ' ', '\u200b \n']) {
    const text = `Invalid secret ${SECRET.slice(0, 9)}${between}${SECRET.slice(9)}, sorry`
    expect(answerCleaner(databricksOauthU2m, [])(text)).toBe('Invalid secret [removed], sorry')
  }
})

test('words that together look like a secret stay', () => {
  const clean = answerCleaner(databricksOauthU2m, [SECRET])
  for (const text of ['The key JSON Web Token was signed with. Twice.', 'They Joined an unreadable text.']) {
    expect(clean(text)).toBe(text)
  }
})

test('public values stay readable, also as part of a secret', () => {
  const code = `${CLIENT}.${REDIRECT}.0123456789abcdefghij`
  const clean = answerCleaner(databricksOauthU2m, [code, SECRET, CLIENT], [CLIENT, REDIRECT])
  for (const text of [`The client ${CLIENT} is not known`, `redirect_uri '${REDIRECT}' not registered`, CLIENT]) {
    expect(clean(text)).toBe(text)
  }
  expect(clean(`x ${code} y`)).toMatch(/^x 5a4db0c5[0-9a-f-]+\[removed\].*\[removed\] y$/)
  expect(clean(base64(`${CLIENT}:${SECRET}`))).toMatch(new RegExp(`^${base64(CLIENT).slice(0, 40)}.*\\[removed\\]`))
})

test('half a secret at the end of a truncated text is redacted, in any encoding', () => {
  const token = 'Zq3_x-81kMvT0bR7nWyL2cHfJ9dGsA5uPeQiXoB4tKr'
  const ways = [
    token,
    base64(token),
    entities(token, (code) => `&#${code};`),
    entities(token, (code) => `%25${code.toString(16)}`),
  ]
  for (const quoted of ways) {
    for (let gap = 0; gap < quoted.length; gap += 7) {
      // The text before it is removed too, so that the end is visible.
      const text = `${token.repeat(60)}`.slice(0, 2000 - gap) + quoted
      expect(answerCleaner(databricksOauthU2m, [token])(text)).toMatch(/^\[removed\].{0,75}$/)
    }
  }
})

test('with too many secrets to search for, no text is kept', () => {
  const many = Array.from({ length: 20 }, (_none, index) => `${index}-`.repeat(9000))
  expect(answerCleaner(databricksOauthU2m, many)({ a: 'any text', b: '' })).toEqual({ a: '[removed]', b: '' })
})

const UNITS = [
  'eyJ',
  'eyJa.',
  'dose',
  'dose1',
  'dapi',
  'a',
  'A1',
  '4',
  '/',
  '+',
  '=',
  '-',
  '%',
  '%2',
  '%25',
  '%41',
  '&#',
]
const MORE_UNITS = ['&#65;', '&amp;', '\\', '\\u0061', '"', ' ', '\n', '\0', '\u200b', '\u0301', 'é', '💥', '\ud83d']

test.each([...UNITS, ...MORE_UNITS, SECRET, 'eyJhbGciOiJSUzI1NiJ9.'])('a megabyte of %j is cleaned quickly', (unit) => {
  const clean = answerCleaner(databricksOauthU2m, [SECRET, 'x'.repeat(3000), 'eyJ'.repeat(1000)])
  expect(clean(unit.repeat(1_000_000 / unit.length)).length).toBeLessThanOrEqual(600)
})

test('only the beginning of a text is read', () => {
  const clean = answerCleaner(databricksOauthU2m, [SECRET])
  expect(clean(`${'Some plain words. '.repeat(55_555)}`)).toBe(clean(`${'Some plain words. '.repeat(111)}`))
})

// An algorithm with quadratic time would exceed the test's time limit.
test('a guide’s patterns end quickly on long texts, wherever they are used', () => {
  for (const { pattern } of databricksOauthU2m.knownSecrets) {
    for (const unit of ['eyJ', 'eyJa', 'dose', 'dapi', 'doau', 'a', '1']) {
      expect(unit.repeat(300_000).match(new RegExp(pattern, 'giu'))).toBeNull()
    }
  }
})

test('a secret of a million characters is found quickly', () => {
  const long = 'ab'.repeat(500_000)
  expect(answerCleaner(databricksOauthU2m, [long])(`x ${long} y`)).toBe('x [removed]')
})
