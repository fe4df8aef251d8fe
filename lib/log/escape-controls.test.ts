import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeControls } from './escape-controls'

test.each([
  ['\u009b2J', '\\u009b2J'],
  ['\u007f', '\\u007f'],
  ['gpj.\u202eexe', 'gpj.\\u202eexe'],
  ['two\u2028lines', 'two\\u2028lines'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['plain ü 日本', 'plain ü 日本'],
])('%j becomes %s', (text, escaped) => {
  expect(escapeControls(`{"msg":"${text}"}\n`)).toBe(`{"msg":"${escaped}"}\n`)
})

test('every log entry stays one line of JSON with the same content', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (msg) => {
      const line = escapeControls(`${JSON.stringify({ msg })}\n`)
      expect(JSON.parse(line)).toEqual({ msg })
      expect(line).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\n$/u)
    }),
  )
})
