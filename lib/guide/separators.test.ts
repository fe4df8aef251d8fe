import { expect, test } from 'vitest'
import { joinScopes } from './separators'

test.each([
  ['space', 'scim billing'],
  ['comma', 'scim,billing'],
  ['semicolon', 'scim;billing'],
  ['pipe', 'scim|billing'],
  ['newline', 'scim\nbilling'],
] as const)('%s separates scopes and appears nowhere else', (separator, text) => {
  expect(joinScopes(['scim', 'billing'], separator)).toBe(text)
})
