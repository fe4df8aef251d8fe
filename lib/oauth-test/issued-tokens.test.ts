import fc from 'fast-check'
import { expect, test } from 'vitest'
import { issuedTokens } from './issued-tokens'

test('every token of any answer is found', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(3), (access, refresh, space) => {
      const answer = JSON.stringify({ access_token: access, other: 'x', refresh_token: refresh }, null, space)
      expect(issuedTokens(answer)).toEqual([
        [access, 'access'],
        [refresh, 'refresh'],
      ])
    }),
  )
})

test.each([
  ['nothing', '', []],
  ['a page', '<!doctype html><p>access_token</p>', []],
  ['a token that is no text', '{"access_token": 5}', []],
  ['JSON that is cut off after it', '{"id_token":"abc","acc', [['abc', 'id']]],
  ['JSON that is cut off within it', '{"id_token":"abc', [['abc', 'id']]],
  ['a form', 'access_token=opaque-0123456789&token_type=bearer', [['opaque-0123456789', 'access']]],
  ['XML', '<refresh_token>opaque-0123456789</refresh_token>', [['opaque-0123456789', 'refresh']]],
  [
    'the source of a page',
    '<p>{&quot;access_token&quot;:&quot;opaque-0123456789&quot;}',
    [['opaque-0123456789', 'access']],
  ],
  ['JSON within JSON', '{"body":"{\\"access_token\\":\\"opaque-0123456789\\"}"}', [['opaque-0123456789', 'access']]],
  ['words about a token', 'access_token=invalid', []],
  ['an escape that is none', '{"access_token":"a\\xb"}', [['a\\xb', 'access']]],
])('the tokens in %s are found', (_what, answer, tokens) => {
  expect(issuedTokens(answer)).toEqual(tokens)
})
