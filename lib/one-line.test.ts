import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine } from './one-line'

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
  expect(oneLine(text)).toBe(line)
})

test('whatever a text has, its line is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]*$/u)
      expect(oneLine(oneLine(text))).toBe(oneLine(text))
    }),
  )
})
