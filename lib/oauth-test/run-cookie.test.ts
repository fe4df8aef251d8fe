import { expect, test } from 'vitest'
import { runCookie, runIdOf } from './run-cookie'

const HERE = 'http://localhost:3000'
const SECURE = 'https://wizard.example'

test.each([HERE, SECURE])('what is set at %s comes back, whatever other cookies there are', (url) => {
  const [pair = ''] = runCookie('an-id', 900, url).split(';')
  expect(runIdOf(`a=b; ${pair}; c=test-run=d`, url)).toBe('an-id')
})

test.each([null, '', 'a=b', 'test-run=', 'not-test-run=x'])('the cookies %j hold none', (cookies) => {
  expect(runIdOf(cookies, HERE)).toBeNull()
})

test('a cookie that another host could have set is not read where there is TLS', () => {
  expect(runIdOf('test-run=planted', SECURE)).toBeNull()
})

test('it is out of reach of scripts, and this host’s alone where there is TLS', () => {
  expect(runCookie('x', 900, SECURE)).toBe('__Host-test-run=x; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure')
  expect(runCookie('x', 0, HERE)).toBe('test-run=x; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
})
