import { expect, test } from 'vitest'
import {
  describeSignInError,
  ELSEWHERE,
  NOT_ALLOWED,
  PROVIDER_UNREACHED,
  PROVIDER_UNTRUSTED,
  PROVIDER_UNUSABLE,
  PROXY_FAILED,
  SESSION_ENDED,
  STORE_UNAVAILABLE,
  tooManyTries,
  WRONG_CODE,
} from './sign-in-errors'

test.each([
  [WRONG_CODE, /access code is wrong/],
  [NOT_ALLOWED, /AUTH_ALLOWED/],
  [STORE_UNAVAILABLE, /database is unavailable/],
  [SESSION_ENDED, /no longer signed in, so nothing was saved/],
  [PROVIDER_UNREACHED, /no answer from your company’s OpenID provider/],
  [PROVIDER_UNTRUSTED, /reached your company’s OpenID provider, but cannot trust/],
  [PROVIDER_UNUSABLE, /AUTH_OIDC_ISSUER/],
  [PROXY_FAILED, /The proxy did not let the wizard reach/],
  [ELSEWHERE, /another address than its own/],
  ['OAuthCallback', /Signing in did not work/],
  ['', /Signing in did not work/],
  ['<script>alert(1)</script>', /Signing in did not work/],
  ['__proto__', /Signing in did not work/],
])('%j has its own message', (error, sentence) => {
  expect(describeSignInError(error)).toMatch(sentence)
  expect(describeSignInError(error)).toMatch(/^[A-Z].*\.$/)
  expect(describeSignInError(error)).not.toContain('script')
})

test.each([
  [1, 'a minute'],
  [60, 'a minute'],
  [61, '2 minutes'],
  [900, '15 minutes'],
])('after too many tries, a wait of %i seconds reads %s', (seconds, wait) => {
  expect(describeSignInError(tooManyTries(seconds))).toBe(`Too many attempts. Wait ${wait}, then try again.`)
})

test.each(['TooManyTries-', 'TooManyTries-x', 'TooManyTries--5', 'TooManyTries-0'])(
  'the invented code %s reads as a wait of one minute',
  (error) => {
    expect(describeSignInError(error)).toContain('Wait a minute')
  },
)
