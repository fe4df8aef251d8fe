import { describe, expect, test } from 'vitest'
import { isIn, MAX_MATCHED_LENGTH } from './is-in'
import { patternProblem } from './pattern'

describe('a pattern is accepted', () => {
  test.each([
    '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$',
    'eyJ(?:(?!eyJ)[\\w-]){10,}\\.',
    'redirect_uri .{0,2000}not registered',
    'token (?:is |has )?expired|invalid access token',
    '(?<=accounts/)[0-9a-f-]{36}',
    '^[a-z0-9-]+$',
    '^[^@]+@[^@]+$',
  ])('%s', (source) => {
    expect(patternProblem(source)).toBeNull()
  })
})

describe('a pattern is refused with advice', () => {
  test.each([
    ['(a+)+$', 'could take very long'],
    ['(?:a|a)*$', 'could take very long'],
    ['(?:a?){30}a{30}', 'could take very long'],
    ['a*a*a*$', 'could take very long'],
    ['^\\w+@\\w+\\.\\w+$', 'could take very long'],
    ['(?=(a+)+$)a', 'could take very long'],
    ['(a)\\1', 'reference'],
    ['(', 'is not a regular expression'],
    ['a{2,1}', 'is not a regular expression'],
    ['[z-a]', 'is not a regular expression'],
    ['', 'is empty'],
    ['a'.repeat(501), 'is too long'],
  ])('%s', (source, said) => {
    expect(patternProblem(source)).toContain(said)
  })
})

test('the slowest accepted pattern is quick on the worst text', () => {
  const [source, text] = ['^a+a+b', 'a'.repeat(MAX_MATCHED_LENGTH)]
  expect(patternProblem(source)).toBeNull()
  const begun = performance.now()
  expect(isIn(source, text, 'u')).toBe(false)
  expect(performance.now() - begun).toBeLessThan(2000)
})

test.each([0, 3400, 3990, 8000, 99_990])('a pattern matches in a text of 100,000 characters at %i', (at) => {
  const text = `${' '.repeat(at)}dose0123${' '.repeat(99_992 - at)}`
  expect(isIn('dose[0-9]{4}', text, 'iu')).toBe(true)
  expect(isIn('doze[0-9]{4}', text, 'iu')).toBe(false)
})

test('a pattern is tried on an empty text too', () => {
  expect(isIn('^$', '', 'u')).toBe(true)
})
