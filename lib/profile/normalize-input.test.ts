import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanId, cleanName, cleanSecret } from './normalize-input'

const anyText = fc.string({ unit: 'binary' })

describe('cleanId', () => {
  test.each<[raw: string, value: string, removed: string[]]>([
    ['client-1', 'client-1', []],
    ['', '', []],
    [' \t\n ', '', ['white space']],
    [' client-1\n', 'client-1', ['white space']],
    ['client - 1', 'client-1', ['white space']],
    ['\u00a0client-1\u3000', 'client-1', ['white space']],
    ['cli\u200bent\u2060', 'client', ['invisible characters']],
    ['\ufeffclient', 'client', ['white space']],
    ['cli\u202eent', 'client', ['invisible characters']],
    ['cli\u0000ent\u007f', 'client', ['invisible characters']],
    ['cli\ud800ent', 'client', ['invisible characters']],
    ['"client"', 'client', ['quotes']],
    ['“client”', 'client', ['quotes']],
    ['`client`', 'client', ['quotes']],
    ['" client\u200b "', 'client', ['white space', 'invisible characters', 'quotes']],
    ['"client', '"client', []],
    ["cli'ent", "cli'ent", []],
  ])('%j becomes %j, without %j', (raw, value, removed) => {
    expect(cleanId(raw)).toMatchObject({ value, removed })
  })

  test('returns neither white space nor control characters, for any input', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(cleanId(raw).value).not.toMatch(/[\s\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})

test.each<[raw: string, value: string, replaced: string[]]>([
  ['1a2b\u20111a2b', '1a2b-1a2b', ['hyphens that are not “-”']],
  ['1a2b\u20131a2b\u22121a2b\uff0d1a2b', '1a2b-1a2b-1a2b-1a2b', ['hyphens that are not “-”']],
  ['１ａ２ｂ', '1a2b', ['full-width characters']],
  ['“１‑ａ”', '1-a', ['hyphens that are not “-”', 'full-width characters']],
  ['＂a＂', 'a', ['full-width characters']],
  ['„a“', 'a', []],
  ['a\u2800\ufe0fb\u034f', 'ab', []],
  ['cliént', 'cliént', []],
])('look-alike characters in IDs and secrets are replaced: %j becomes %j', (raw, value, replaced) => {
  expect(cleanId(raw)).toMatchObject({ value, replaced })
  expect(cleanSecret(raw)).toMatchObject({ value, replaced })
  expect(cleanName(raw).replaced).toEqual([])
})

describe('cleanSecret', () => {
  test.each<[raw: string, value: string, removed: string[]]>([
    ['a secret', 'a secret', []],
    [' a  secret\r\n', 'a  secret', ['white space']],
    ['a\u200bsecret', 'asecret', ['invisible characters']],
    ['\u202aasecret\u202c', 'asecret', ['invisible characters']],
    ["'a secret'", 'a secret', ['quotes']],
    ['" a secret "', 'a secret', ['quotes']],
    ['a"secret', 'a"secret', []],
    [' \u200b ', '', ['white space', 'invisible characters']],
  ])('%j becomes %j, without %j', (raw, value, removed) => {
    expect(cleanSecret(raw)).toMatchObject({ value, removed })
  })
})

describe('cleanName', () => {
  test.each<[raw: string, value: string, removed: string[]]>([
    ['Production', 'Production', []],
    ['Données de São Paulo', 'Données de São Paulo', []],
    ['إنتاج', 'إنتاج', []],
    ['生産 🚀', '生産 🚀', []],
    ['👩‍💻 کتاب‌ها', '👩‍💻 کتاب‌ها', []],
    ['two\r\nlines', 'two lines', ['white space']],
    ['much    space', 'much space', ['white space']],
    ['  Production ', 'Production', ['white space']],
    ['Prod\u202enoitcu', 'Prodnoitcu', ['invisible characters']],
    ['Prod\u200buction', 'Production', ['invisible characters']],
    ['Prod\u0000uction', 'Production', ['invisible characters']],
    ['Prod\udc00uction', 'Production', ['invisible characters']],
    ['“Production”', '“Production”', []],
  ])('%j becomes %j, without %j', (raw, value, removed) => {
    expect(cleanName(raw)).toMatchObject({ value, removed })
  })

  test('returns one line that a database accepts, for any input', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { value } = cleanName(raw)
        expect(value).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]|\s{2}/u)
        expect(cleanName(value).value).toBe(value)
      }),
    )
  })
})

test.each([
  ['cleanId', cleanId],
  ['cleanSecret', cleanSecret],
  ['cleanName', cleanName],
])('%s reports a removal only if the value changed', (_name, clean) => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const { value, removed } = clean(raw)
      if (removed.length > 0) expect(value).not.toBe(raw)
    }),
  )
})
