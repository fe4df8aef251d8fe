import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareUrls, type UrlDifference } from './compare-urls'

const SENT = 'https://wizard.example.com/connect/callback'

/** Similar texts, of characters that are easily truncated or confused. */
const alike = fc
  .tuple(awkward(), awkward(), awkward())
  .map(([start, one, other]) => [start + one, start + other] as const)

function awkward() {
  const unit = fc.constantFrom('a', 'A', '/', ':', '?', '#', ' ', '\u0301', '👩‍👩‍👧', '🇬🇧', '\ud83d', '\r', '\n', '%2F')
  return fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }))
}

function charactersOf(text: string): string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
}

test.each<[UrlDifference, string, string]>([
  ['trailing-slash', SENT, `${SENT}/`],
  ['trailing-slash', 'https://a.example', 'https://a.example/'],
  ['trailing-slash', 'https://a.example/cb?x=1', 'https://a.example/cb/?x=1'],
  ['scheme', SENT, 'http://wizard.example.com/connect/callback'],
  ['scheme', 'http://a.example/cb', 'https://a.example:443/cb'],
  ['port', 'http://localhost:3000/cb', 'http://localhost:3001/cb'],
  ['port', 'http://localhost/cb', 'http://localhost:80/cb'],
  ['port', 'http://[::1]:3000/cb', 'http://[::1]:3001/cb'],
  ['port', 'http://localhost:3000/cb', 'http://localhost:3001/other'],
  ['host', 'http://localhost:3000/cb', 'http://127.0.0.1:3000/cb'],
  ['host', 'http://localhost:3000/cb', SENT],
  ['host', 'http://[::1]/cb', 'http://[::2]/cb'],
  ['host', 'https://a.example/cb', 'https://ann@a.example/cb'],
  ['case', SENT, 'https://wizard.example.com/connect/Callback'],
  ['case', SENT, 'HTTPS://Wizard.example.com/connect/callback'],
  ['white-space', SENT, `${SENT} `],
  ['white-space', SENT, ` ${SENT}`],
  ['white-space', SENT, 'https://wizard.example.com/ connect/callback'],
  ['white-space', SENT, `${SENT}\r\n`],
  ['white-space', SENT, `${SENT}\u200b`],
  ['white-space', SENT, `\ufeff${SENT}`],
  ['white-space', SENT, 'https://wizard.example.com/con\u00adnect/callback'],
  ['path', SENT, 'https://wizard.example.com/callback'],
  ['path', 'https://a.example/caf%C3%A9', 'https://a.example/caf%c3%a9/x'],
  ['path', 'https://a.example/caf\u00e9', 'https://a.example/cafe\u0301'],
  ['path', 'https://a.example/cb ', 'https://a.example/cb/'],
  ['query', SENT, `${SENT}?x=1`],
  ['query', `${SENT}?`, SENT],
  ['other', SENT, `${SENT}#x`],
  ['other', SENT, ''],
  ['other', 'wizard', 'magician'],
  ['other', 'wizard.example.com/cb', SENT],
])('the difference is %s between %j and %j', (reason, one, other) => {
  expect(compareUrls(one, other)).toMatchObject({ isEqual: false, reason, words: expect.stringMatching(/\.$/) })
  expect(compareUrls(other, one).reason).toBe(reason)
})

test('equal addresses have no difference', () => {
  expect(compareUrls(SENT, SENT)).toEqual({
    isEqual: true,
    index: null,
    common: SENT,
    sentRest: '',
    registeredRest: '',
    reason: null,
    words: null,
  })
})

test('a comparison has the common part, and the rest of each', () => {
  expect(compareUrls('http://localhost:3000/cb', 'http://localhost:8020')).toMatchObject({
    index: 17,
    common: 'http://localhost:',
    sentRest: '3000/cb',
    registeredRest: '8020',
  })
})

test.each([
  ['a combining accent stays with its letter', 'x/cafe', 'x/cafe\u0301', 'x/caf', 5],
  ['an emoji of several people is one character', '👩‍👩‍👧x', '👩‍👩‍👦x', '', 0],
  ['the index counts an emoji once, however it is stored', '💥/a', '💥/b', '💥/', 2],
  ['two emoji that begin with the same half', '💥', '💦', '', 0],
  ['flags', '🇬🇧🇩🇪', '🇬🇧🇩🇰', '🇬🇧', 2],
])('%s', (_name, one, other, common, index) => {
  expect(compareUrls(one, other)).toMatchObject({ common, index })
})

test('the comparison is symmetric', () => {
  fc.assert(
    fc.property(alike, ([one, other]) => {
      const { sentRest, registeredRest, ...rest } = compareUrls(one, other)
      expect(compareUrls(other, one)).toEqual({ ...rest, sentRest: registeredRest, registeredRest: sentRest })
    }),
  )
})

test('only equal texts are equal', () => {
  fc.assert(
    fc.property(alike, ([one, other]) => {
      expect(compareUrls(one, one)).toMatchObject({ isEqual: true, index: null, common: one, reason: null })
      const { isEqual, index, reason, words } = compareUrls(one, other)
      expect(isEqual).toBe(one === other)
      for (const each of [index, reason, words]) expect(each === null).toBe(isEqual)
    }),
  )
})

test('the common part and the rest rebuild each text, split at the first different character', () => {
  fc.assert(
    fc.property(alike, ([one, other]) => {
      const { index, common, sentRest, registeredRest } = compareUrls(one, other)
      expect([common + sentRest, common + registeredRest]).toEqual([one, other])
      const [a, b] = [charactersOf(one), charactersOf(other)]
      const first = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => at).find((at) => a[at] !== b[at])
      expect(common).toBe(a.slice(0, first).join(''))
      if (index !== null) expect(index).toBe(Array.from(common).length)
    }),
  )
})

// An algorithm with quadratic time would exceed the test's time limit.
test.each(['/', ' ', ':', '?', '#', 'a', '\u0301', '💥', '\ud83d'])('a long text of %j is compared quickly', (unit) => {
  const path = unit.repeat(20_000)
  expect(compareUrls(`https://a.example/${path}x`, `https://a.example/${path}y`).isEqual).toBe(false)
})
