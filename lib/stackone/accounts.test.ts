import { expect, test } from 'vitest'
import { accountsOf } from './accounts'
import { sampleAccount } from './testing/samples'

const OF = { profileId: 'w1', reference: 'p1', profileCount: 2, linkedByUs: [], basis: null }

test('an account belongs to the profile by StackOne’s word, or by a link that was created here', () => {
  const accounts = [
    sampleAccount({ id: 'said', profileId: 'p1' }),
    sampleAccount({ id: 'of-another', profileId: 'p2' }),
    sampleAccount({ id: 'linked-here' }),
    sampleAccount({ id: 'linked-for-another' }),
    sampleAccount({ id: 'not-known' }),
  ]
  const at = new Date('2026-11-02T00:00:00Z')
  const linkedByUs = [
    { accountId: 'linked-here', profileId: 'w1', at },
    { accountId: 'linked-for-another', profileId: 'w2', at },
  ]
  const found = accountsOf(accounts, { ...OF, linkedByUs })
  expect(found.map(({ id, isSurelyOurs }) => [id, isSurelyOurs])).toEqual([
    ['said', true],
    ['linked-here', true],
    ['not-known', false],
  ])
  // With one profile of the connector, the account can only belong to that one.
  expect(accountsOf([sampleAccount()], { ...OF, profileCount: 1 })[0]?.isSurelyOurs).toBe(true)
})

test('accounts that need attention come first, with their newest reason', () => {
  const reasons = [
    { code: 'a', description: 'old', at: '2026-11-01T00:00:00Z' },
    { code: 'b', description: 'new', at: '2026-11-05T00:00:00Z' },
  ]
  const accounts = [
    sampleAccount({ id: 'z', ownerName: 'Zeta' }),
    sampleAccount({ id: 'b', ownerName: 'Beta', status: 'expired' }),
    sampleAccount({ id: 'a', ownerName: 'Alpha' }),
    sampleAccount({ id: 'e', ownerName: 'Echo', status: 'error', reasons }),
  ]
  const found = accountsOf(accounts, OF)
  expect(found.map(({ id }) => id)).toEqual(['e', 'b', 'a', 'z'])
  expect(found[0]).toMatchObject({ since: '2026-11-05T00:00:00Z', reasons: [{ code: 'b' }, { code: 'a' }] })
})

test('the next sign-in counts from the last one seen, or else from the account’s creation', () => {
  const basis = { minutes: 24 * 60, source: 'app' } as const
  const linkedByUs = ['2026-11-03', '2026-11-09'].map((day) => ({
    accountId: 'a1',
    profileId: 'w1',
    at: new Date(`${day}T00:00:00Z`),
  }))
  const [account] = accountsOf([sampleAccount()], { ...OF, basis, linkedByUs })
  expect(account).toMatchObject({ signInBy: '2026-11-10T00:00:00.000Z', isSignInSeen: true })
  const [unseen] = accountsOf([sampleAccount()], { ...OF, basis })
  expect(unseen).toMatchObject({ signInBy: '2026-11-02T00:00:00.000Z', isSignInSeen: false })
  const [noTime] = accountsOf([sampleAccount({ createdAt: 'soon' })], { ...OF, basis })
  const [broken] = accountsOf([sampleAccount({ status: 'error' })], { ...OF, basis })
  for (const each of [noTime, broken, accountsOf([sampleAccount()], OF)[0]]) expect(each?.signInBy).toBeNull()
})
