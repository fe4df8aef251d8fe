import { expect, test } from 'vitest'
import { runCookie, runIdOf } from './run-cookie'

const HERE = 'http://localhost:3000'
const SECURE = 'https://wizard.example'

test.each([HERE, SECURE])('a cookie set at %s is read back among any other cookies', (url) => {
  const [pair = ''] = runCookie('an-id', 900, url).split(';')
  expect(runIdOf(`a=b; ${pair}; c=test-run=d`, url)).toBe('an-id')
})

test.each([null, '', 'a=b', 'test-run=', 'not-test-run=x'])('the cookies %j hold no run', (cookies) => {
  expect(runIdOf(cookies, HERE)).toBeNull()
})

test('over TLS, a cookie that another host could have set is ignored', () => {
  expect(runIdOf('test-run=planted', SECURE)).toBeNull()
})

test('the cookie is hidden from scripts, and bound to this host over TLS', () => {
  expect(runCookie('x', 900, SECURE)).toBe('__Host-test-run=x; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure')
  expect(runCookie('x', 0, HERE)).toBe('test-run=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
})
