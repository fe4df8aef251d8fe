import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basisOf, lifetimesOf, provenLifetimes, withAppLifetime } from './lifetimes'

const AT = '2026-11-23T10:00:00.000Z'
const PROVIDER = { refreshTokenMinutes: 129_600 }

test('with a refresh token, users sign in again at the lifetime that the guide gives', () => {
  expect(lifetimesOf({ expiresIn: 3600, refresh: 'r', at: AT }, {}, PROVIDER)).toEqual({
    accessSeconds: 3600,
    refreshMinutes: 129_600,
    refreshSource: 'guide',
    signInAgainBy: '2027-02-21T10:00:00.000Z',
  })
})

test('without a refresh token, users sign in again when the access token ends', () => {
  expect(lifetimesOf({ expiresIn: 3600, refresh: null, at: AT }, {}, PROVIDER)).toEqual({
    accessSeconds: 3600,
    refreshMinutes: null,
    refreshSource: null,
    signInAgainBy: '2026-11-23T11:00:00.000Z',
  })
})

test.each([
  [{ exp: 1_000_600, iat: 1_000_000 }, 600],
  [{ exp: 1_000_000, iat: 1_000_000 }, null],
  [{ exp: 1, iat: 2 }, null],
  [{ exp: '1000600', iat: 1_000_000 }, null],
  [{ exp: 1_000_600 }, null],
  [{}, null],
])('the claims %j fill in lifetimes missing from the answer', (claims, seconds) => {
  expect(lifetimesOf({ expiresIn: null, refresh: null, at: AT }, claims, PROVIDER)).toMatchObject({
    accessSeconds: seconds,
    signInAgainBy: seconds === null ? null : '2026-11-23T10:10:00.000Z',
  })
})

test('the app’s own setting replaces the guide’s', () => {
  const before = lifetimesOf({ expiresIn: 3600, refresh: 'r', at: AT }, {}, PROVIDER)
  expect(withAppLifetime(before, AT, 60)).toEqual({
    accessSeconds: 3600,
    refreshMinutes: 60,
    refreshSource: 'app',
    signInAgainBy: '2026-11-23T11:00:00.000Z',
  })
  const without = lifetimesOf({ expiresIn: 3600, refresh: null, at: AT }, {}, PROVIDER)
  expect(withAppLifetime(without, AT, 60)).toEqual(without)
})

const AT_FOUND = { tokens: { access: 'a', refresh: 'r', expiresIn: 3600, at: AT, scope: null } }

test('with a failed refresh token, users sign in again when the access token ends', () => {
  const before = withAppLifetime(lifetimesOf(AT_FOUND.tokens, {}, PROVIDER), AT, 60 * 24)
  const found = { ...AT_FOUND, lifetimes: before }
  expect(provenLifetimes(found, [{ id: 'refresh', outcome: 'fail' }])).toEqual({
    accessSeconds: 3600,
    refreshMinutes: null,
    refreshSource: null,
    signInAgainBy: '2026-11-23T11:00:00.000Z',
  })
  for (const outcome of ['pass', 'warn', 'could-not-run', 'skipped'] as const) {
    expect(provenLifetimes(found, [{ id: 'refresh', outcome }])).toEqual(before)
  }
  expect(provenLifetimes(found, [{ id: 'api', outcome: 'fail' }])).toEqual(before)
  expect(provenLifetimes({}, [{ id: 'refresh', outcome: 'fail' }])).toBeNull()
})

test('any lifetime from a server gives a readable date, or none', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e15, 1e300, Number.MAX_SAFE_INTEGER))
  fc.assert(
    fc.property(fc.option(number), number, number, fc.option(fc.constant('r')), (expiresIn, exp, iat, refresh) => {
      const lifetimes = lifetimesOf({ expiresIn, refresh, at: AT }, { exp, iat }, PROVIDER)
      for (const { signInAgainBy } of [lifetimes, withAppLifetime(lifetimes, AT, exp)]) {
        if (signInAgainBy !== null) expect(signInAgainBy).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      }
    }),
    { numRuns: 1000 },
  )
})

test.each([
  [
    { accessSeconds: 3600, refreshMinutes: 60, refreshSource: 'app' as const },
    { minutes: 60, source: 'app' },
  ],
  [
    { accessSeconds: 3600, refreshMinutes: 60, refreshSource: 'guide' as const },
    { minutes: 60, source: 'guide' },
  ],
  [
    { accessSeconds: 3600, refreshMinutes: null, refreshSource: null },
    { minutes: 60, source: 'access-token' },
  ],
  [{ accessSeconds: null, refreshMinutes: null, refreshSource: null }, null],
])('the next sign-in of %j is explained', (lifetimes, basis) => {
  expect(basisOf(lifetimes)).toEqual(basis)
})
