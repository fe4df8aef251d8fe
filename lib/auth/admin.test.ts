import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Admin, type Admission, codeHolderName, isAdmitted, SESSION_LIFETIME } from './admin'

const BY_CODE: Admin = { session: 'a', name: 'Ann (access code)', email: null, generation: 'now', since: 1000 }
const BY_OPENID: Admin = { ...BY_CODE, name: 'ann@example.com', email: 'ann@example.com', generation: null }

describe('isAdmitted', () => {
  test.each<[what: string, admin: Admin, admission: Admission, isIn: boolean]>([
    ['the code of now', BY_CODE, { by: 'access-code', generation: 'now' }, true],
    ['a code from before', { ...BY_CODE, generation: 'old' }, { by: 'access-code', generation: 'now' }, false],
    ['a code, when there is none', BY_CODE, { by: 'access-code', generation: null }, false],
    ['no code, when there is none', { ...BY_CODE, generation: null }, { by: 'access-code', generation: null }, false],
    ['an allowed address', BY_OPENID, { by: 'oidc', allowed: ['example.com'] }, true],
    ['an address that is no longer allowed', BY_OPENID, { by: 'oidc', allowed: ['bob@example.com'] }, false],
    ['an address, when nobody is allowed', BY_OPENID, { by: 'oidc', allowed: [] }, false],
    ['a code, when OpenID is asked for', BY_CODE, { by: 'oidc', allowed: ['example.com'] }, false],
    ['an address, when a code is asked for', BY_OPENID, { by: 'access-code', generation: 'now' }, false],
    [
      'an address with a code, when a code is asked for',
      { ...BY_OPENID, generation: 'now' },
      { by: 'access-code', generation: 'now' },
      false,
    ],
  ])('%s', (_what, admin, admission, isIn) => {
    expect(isAdmitted(admin, admission, 2000)).toBe(isIn)
  })

  test('a session ends in time, even if it is used', () => {
    const admission: Admission = { by: 'access-code', generation: 'now' }
    expect(isAdmitted(BY_CODE, admission, 1000 + SESSION_LIFETIME - 1)).toBe(true)
    expect(isAdmitted(BY_CODE, admission, 1000 + SESSION_LIFETIME)).toBe(false)
    expect(isAdmitted({ ...BY_CODE, since: Number.NaN }, admission, 2000)).toBe(false)
  })
})

describe('codeHolderName', () => {
  test.each<[typed: unknown, name: string]>([
    ['Ann', 'Ann (access code)'],
    ['  Ann \n Lee ', 'Ann Lee (access code)'],
    ['An\u202en\u0000', 'Ann (access code)'],
    ['안나', '안나 (access code)'],
    ['\ud800', 'Someone with the access code'],
    ['a'.repeat(100), `${'a'.repeat(60)} (access code)`],
    ['', 'Someone with the access code'],
    [' \u200b\t', 'Someone with the access code'],
    [undefined, 'Someone with the access code'],
    [null, 'Someone with the access code'],
    [7, 'Someone with the access code'],
    [['Ann'], 'Someone with the access code'],
  ])('turns %j into %j', (typed, name) => {
    expect(codeHolderName(typed)).toBe(name)
  })

  test('always says how the admin signed in, in one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(codeHolderName(typed)).toMatch(/^(?=.{1,80}$)(?:[\u200c\u200d]|[^\p{Cc}\p{Cf}])*access code\)?$/u)
      }),
    )
  })
})
