import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plural, singleLine, stripInvisible, truncate } from './text'

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['longer', 4, 'long'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['', 3, ''],
])('%j truncated to %d is %j', (text, length, expected) => {
  expect(truncate(text, length)).toBe(expected)
})

test('only a truncated text is marked', () => {
  expect(truncate('longer', 4, '…')).toBe('long…')
  expect(truncate('long', 4, '…')).toBe('long')
})

test.each([
  ['one\r\ntwo', 'one two'],
  ['one \t two', 'one two'],
  ['one\u2028two\u0085three', 'one two three'],
  ['\u001b[31mred', ' [31mred'],
  ['user\u202Etxt.exe', 'user txt.exe'],
  ['\u2066in\u2069', ' in '],
  ['half \ud83d', 'half \ufffd'],
  ['sécret 🚀', 'sécret 🚀'],
])('%j is %j on one line', (text, line) => {
  expect(singleLine(text)).toBe(line)
})

test('any text becomes one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(singleLine(text)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]*$/u)
      expect(singleLine(singleLine(text))).toBe(singleLine(text))
    }),
  )
})

test.each([
  ['zero\u200bwidth', 'zerowidth'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['a\u0000b\u007f\u2800\ue000', 'ab'],
  ['a \u3164b', 'a b'],
])('%j without invisible characters is %j', (text, expected) => {
  expect(stripInvisible(text)).toBe(expected)
})

test.each([
  [0, '0 actions'],
  [1, '1 action'],
  [2, '2 actions'],
  [72, '72 actions'],
])('the count %i reads %s', (count, text) => {
  expect(plural(count, 'action')).toBe(text)
})
