import { expect, test } from 'vitest'
import { guestCookie, guestOf } from './guest-cookie'

const HERE = 'http://localhost:3000'
const SECURE = 'https://wizard.example'
const GUEST = { runId: '5a4db0c5-0008-4000-8000-000000000008', key: 'k'.repeat(43) }
const UNTIL = new Date('2026-11-28T12:00:00Z')

test.each([HERE, SECURE])('a cookie set at %s is read back among any other cookies', (url) => {
  const [pair = ''] = guestCookie(GUEST, UNTIL, url).split(';')
  expect(guestOf(`a=b; ${pair}; c=d`, url)).toEqual(GUEST)
})

test.each([null, '', 'signs-in-for=', `signs-in-for=${GUEST.runId}`, `signs-in-for=../x.${GUEST.key}`])(
  'the cookies %j identify nobody',
  (cookies) => {
    expect(guestOf(cookies, HERE)).toBeNull()
  },
)

test('over TLS, a cookie that another host could have set is ignored', () => {
  expect(guestOf(`signs-in-for=${GUEST.runId}.${GUEST.key}`, SECURE)).toBeNull()
})

test('the cookie is hidden from scripts, and ends an hour after the run', () => {
  expect(guestCookie(GUEST, UNTIL, SECURE)).toMatch(
    /^__Host-signs-in-for=.*; Path=\/; Expires=Sat, 28 Nov 2026 13:00:00 GMT; HttpOnly; SameSite=Lax; Secure$/,
  )
})
