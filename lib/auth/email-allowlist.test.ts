import { describe, expect, test } from 'vitest'
import { isAllowed, isAllowedAddress } from './email-allowlist'

const ALLOWED = ['ann@example.com', 'example.org', '@Example.NET']

describe('isAllowedAddress', () => {
  test.each([
    'ann@example.com',
    'ANN@Example.Com',
    'bob@example.org',
    'bob@EXAMPLE.ORG',
    'cem@example.net',
    'cem+tag@example.net',
    `${'b'.repeat(242)}@example.org`,
    'bj\u00f6rn@example.org',
  ])('%s is allowed', (email) => {
    expect(isAllowedAddress(ALLOWED, email)).toBe(true)
  })

  test.each([
    'bob@example.com',
    'ann@example.com.evil.example',
    'ann@example.com@evil.example',
    'ann@evil.example@example.org',
    'bob@sub.example.org',
    'bob@notexample.org',
    'bob@example.org.',
    'bob@example.org ',
    'example.org',
    '@example.org',
    'ann@',
    '@',
    '',
    '__proto__',
    `${'b'.repeat(243)}@example.org`,
    'b\u200bob@example.org',
    'b\u202eob@example.org',
    'b\u0000ob@example.org',
    'b\u3164ob@example.org',
    'b ob@example.org',
    'b\u2028ob@example.org',
    'b\ud800ob@example.org',
  ])('%j is not allowed', (email) => {
    expect(isAllowedAddress(ALLOWED, email)).toBe(false)
  })

  test('an empty list allows nobody', () => {
    expect(isAllowedAddress([], 'ann@example.com')).toBe(false)
  })
})

describe('isAllowed', () => {
  test.each([true, 'true'])('an address with email_verified %j is accepted', (email_verified) => {
    expect(isAllowed(ALLOWED, { email: 'ann@example.com', email_verified })).toBe(true)
    expect(isAllowed(ALLOWED, { email: 'ann@evil.example', email_verified })).toBe(false)
  })

  test.each([false, 'false', 'TRUE', 1, null, undefined, {}])(
    'an address with email_verified %j is refused',
    (email_verified) => {
      expect(isAllowed(ALLOWED, { email: 'ann@example.com', email_verified })).toBe(false)
    },
  )

  test.each([undefined, null, 7, ['ann@example.com'], {}])('%j is not an e-mail address', (email) => {
    expect(isAllowed(ALLOWED, { email, email_verified: true })).toBe(false)
  })
})
