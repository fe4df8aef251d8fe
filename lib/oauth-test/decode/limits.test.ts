import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTEXT, NOT_ASSIGNED, NOT_REGISTERED, SECRET, SUBJECT, UNKNOWN_CLIENT } from '../testing/pasted-page'
import { decodePage } from './decode-page'

test('only the first 20,000 characters are read', () => {
  expect(decodePage(`${' '.repeat(19_987)}access_denied`, CONTEXT).kind).toBe('known')
  expect(decodePage(`${' '.repeat(19_988)}access_denied`, CONTEXT).kind).toBe('unknown')
})

const UNITS = [
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '/',
    '?',
    '#',
    '=',
    '&',
    '%',
    '%2',
    '%25',
    '+',
    ':',
    ';',
  ],
  ...['<', '>', '<a', '<!--', '<script>', '<p>', '&#', '&#x', '&amp;', '{', '{"', '"error":', '"error":"', "'error':'"],
  ...[
    'error=',
    'error',
    '404',
    '404 ',
    'page ',
    'code=',
    'token:',
    'client_id',
    'client_id:',
    "client_id: '",
    'the client ',
  ],
  ...[
    'redirect_uri',
    "redirect_uri '",
    'redirect_uri a:',
    "Scopes '",
    'account ',
    'a',
    'A1',
    '1',
    '-',
    '_',
    '“',
    '\u200b',
  ],
  ...['💥', '\ud83d', '\u0301', '\u202e', SUBJECT.redirectUri, `${SUBJECT.redirectUri}?`, 'eyJ', 'http', 'https://'],
]

const WITH = [
  'token',
  'token"',
  'token is ',
  'secret="',
  'key-',
  'basic',
  'bearer ',
  'authorization:',
  '%3A%2F%2F',
  '. ',
  '|',
]
const MAX_LENGTH = 20_000

// An algorithm with quadratic time would exceed the test's time limit.
test.each([...UNITS, ...WITH])('20,000 characters of %j are read quickly', (unit) => {
  const pasted = unit.repeat(MAX_LENGTH / unit.length)
  for (const text of [pasted, `<p>${pasted}`, `${pasted.slice(20)} access_denied`]) {
    expect(['known', 'unknown', 'callback']).toContain(decodePage(text, CONTEXT).kind)
  }
})

test('any pasted text gets an answer without a secret', () => {
  const piece = fc.oneof(
    fc.constantFrom(...UNITS, NOT_REGISTERED, UNKNOWN_CLIENT, NOT_ASSIGNED, 'access_denied', 'Error 404', ' ', '\n'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const decoded = decodePage(pieces.join(` ${SECRET} `), CONTEXT)
      expect(JSON.stringify(decoded)).not.toContain(SECRET)
      if (decoded.kind === 'known') {
        for (const { value } of decoded.evidence) expect(value.length).toBeLessThanOrEqual(400)
      }
    }),
  )
})
