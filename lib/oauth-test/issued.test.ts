import fc from 'fast-check'
import { expect, test } from 'vitest'
import { issuedTokens } from './issued'

test('every token of an answer is found, whatever it is made of', () => {
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
  ['an escape that is none', '{"access_token":"a\\xb"}', [['a\\xb', 'access']]],
])('of %s are found those that are there', (_what, answer, tokens) => {
  expect(issuedTokens(answer)).toEqual(tokens)
})
