import { expect, test } from 'vitest'
import { runCookie, runIdOf } from './run-cookie'

test('what is set comes back, whatever other cookies there are', () => {
  const [pair = ''] = runCookie('an-id', 900, 'http://localhost:3000').split(';')
  expect(runIdOf(`a=b; ${pair}; c=test-run=d`)).toBe('an-id')
})

test.each([null, '', 'a=b', 'test-run=', 'not-test-run=x'])('the cookies %j hold none', (cookies) => {
  expect(runIdOf(cookies)).toBeNull()
})

test('it is for the callback alone, out of reach of scripts, and for TLS where there is TLS', () => {
  expect(runCookie('x', 900, 'https://wizard.example')).toBe(
    'test-run=x; Path=/connect/callback; Max-Age=900; HttpOnly; SameSite=Lax; Secure',
  )
  expect(runCookie('x', 0, 'http://localhost:3000')).not.toContain('Secure')
})
