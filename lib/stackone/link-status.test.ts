import { expect, test } from 'vitest'
import { accountsBefore, type FollowedLink, linkState, type SeenLink } from './link-status'
import { sampleAccount, sampleAttempt } from './testing/samples'

const NOW = new Date('2026-11-28T12:00:00Z')
const LATER = new Date('2026-11-28T13:00:00Z')
const LINK: FollowedLink = { reference: 'p1', accountId: null, before: [], expiresAt: LATER }

function statusOf(link: Partial<FollowedLink>, seen: Partial<SeenLink>, now = NOW): string {
  return linkState({ ...LINK, ...link }, { attempt: null, accounts: [], ...seen }, now).status
}

test('an account that the link created and StackOne calls active completes it', () => {
  const state = linkState(LINK, { attempt: null, accounts: [sampleAccount()] }, NOW)
  expect(state).toEqual({ status: 'active', linkedAccountId: 'a1', errorCode: null, errorDescription: null })
  // Also when it is seen late.
  expect(statusOf({}, { accounts: [sampleAccount()] }, new Date('2027-01-01'))).toBe('active')
})

test('an account that was active before proves nothing, also when StackOne updates it', () => {
  const before = accountsBefore([sampleAccount()])
  const touched = sampleAccount({ updatedAt: '2026-11-28T11:59:00Z' })
  expect(statusOf({ before }, { accounts: [touched] })).toBe('waiting')
  expect(statusOf({ before, accountId: 'a1' }, { accounts: [touched] })).toBe('waiting')
  const attempt = sampleAttempt({ accountId: 'a1' })
  expect(statusOf({ before, accountId: 'a1' }, { accounts: [touched], attempt })).toBe('waiting')
})

test('signing in again completes with this link’s own sign-in', () => {
  const before = accountsBefore([sampleAccount()])
  const attempt = sampleAttempt({ status: 'authenticated', accountId: 'a1' })
  expect(statusOf({ before, accountId: 'a1' }, { accounts: [sampleAccount()], attempt })).toBe('active')
  const broken = accountsBefore([sampleAccount({ status: 'error' })])
  expect(statusOf({ before: broken, accountId: 'a1' }, { accounts: [sampleAccount()] })).toBe('active')
})

test('accounts of another profile, or besides the one that signs in again, are not this link’s', () => {
  expect(statusOf({}, { accounts: [sampleAccount({ profileId: 'p2' })] })).toBe('waiting')
  expect(statusOf({ accountId: 'a9' }, { accounts: [sampleAccount()] })).toBe('waiting')
})

test('an unknown status of StackOne is not a success', () => {
  for (const status of ['unknown', 'inactive', 'suspended', 'expired', 'archived'] as const) {
    expect(statusOf({}, { accounts: [sampleAccount({ status })] })).toBe('waiting')
  }
})

test('a failed sign-in has its error code, and a later one may still succeed', () => {
  const attempt = sampleAttempt({ status: 'error', errorCode: 'access_denied', errorDescription: 'no' })
  expect(linkState(LINK, { attempt, accounts: [] }, NOW)).toEqual({
    status: 'error',
    linkedAccountId: null,
    errorCode: 'access_denied',
    errorDescription: 'no',
  })
  expect(statusOf({}, { attempt, accounts: [sampleAccount()] })).toBe('active')
})

test('an account in error has its last reason', () => {
  const reasons = [
    { code: 'old', description: 'a', at: null },
    { code: 'token_refused', description: 'b', at: null },
  ]
  const account = sampleAccount({ status: 'error', reasons })
  expect(linkState(LINK, { attempt: null, accounts: [account] }, NOW)).toMatchObject({
    status: 'error',
    errorCode: 'token_refused',
    errorDescription: 'b',
  })
  // The account was active before.
  expect(statusOf({ before: accountsBefore([account]) }, { accounts: [account] })).toBe('waiting')
})

test('an expired link is reported, and keeps its last error', () => {
  expect(statusOf({}, {}, LATER)).toBe('expired')
  const attempt = sampleAttempt({ status: 'failed' })
  expect(linkState(LINK, { attempt, accounts: [] }, LATER)).toMatchObject({ status: 'expired', errorCode: 'error' })
})
