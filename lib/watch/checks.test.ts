import { expect, test } from 'vitest'
import { accountsOf } from '../stackone/accounts'
import type { KnownConnector } from '../stackone/connector-store'
import { matchProfile } from '../stackone/match-profile'
import type { ConnectorProfile, LinkedAccount } from '../stackone/schema'
import { sampleAccount, sampleConnectorProfile } from '../stackone/testing/samples'
import { checkSignIns } from './check-sign-ins'
import { checkProject, checkStackOne } from './check-stackone'

const GUIDE = { connectorName: 'Databricks', method: 'OAuth 2.0 (U2M - User to Machine)' }
function look(profiles: ConnectorProfile[], accounts: LinkedAccount[] = [], problem: KnownConnector['problem'] = null) {
  const seen = { profiles, state: 'enabled', accounts, hasAllAccounts: true } as const
  const match = matchProfile(seen, { name: 'x', method: GUIDE.method, reference: { id: 'p1', name: 'Production' } })
  const of = { profileId: 'w1', reference: 'p1', profileCount: 1, linkedByUs: [], basis: null }
  const looked = { profileId: 'w1', guide: GUIDE, match, accounts: accountsOf(accounts, of) }
  return checkStackOne({ ...looked, known: { problem } })
}

test('a deleted or disabled profile is broken; a profile that is not the default is not', () => {
  expect(look([])).toMatchObject({ told: [{ key: 'gone', level: 'broken' }] })
  expect(look([sampleConnectorProfile({ isEnabled: false })])).toMatchObject({
    told: [{ key: 'disabled', level: 'broken' }],
  })
  expect(look([sampleConnectorProfile({ isDefault: false })])).toEqual({ section: 'stackone', told: [] })
})

test('accounts in error are reported one by one, with StackOne’s reason', () => {
  const reasons = [{ code: 'invalid_grant', description: 'Refresh token is invalid', at: null }]
  const accounts = [
    sampleAccount({ status: 'error', reasons }),
    sampleAccount({ id: 'a2', status: 'expired' }),
    sampleAccount({ id: 'a3' }),
  ]
  expect(look([sampleConnectorProfile()], accounts)).toMatchObject({
    told: [
      { key: 'account:a1', cause: 'error invalid_grant', text: expect.stringContaining('Refresh token is invalid') },
      { key: 'account:a2', cause: 'expired' },
    ],
  })
})

test('unreachable StackOne is unclear for the project, and a refused key is broken; neither affects a profile', () => {
  const network = { kind: 'network', host: 'api.stackone.com', proxy: null, reason: 'timeout' } as const
  expect(checkProject({ problem: network })).toMatchObject({ doubt: { key: 'problem', cause: 'network' } })
  const refused = { kind: 'key-refused' } as const
  expect(checkProject({ problem: refused })).toMatchObject({ told: [{ key: 'problem', cause: 'key-refused' }] })
  expect(checkProject({ problem: null })).toEqual({ section: 'stackone', told: [] })
  for (const problem of [network, refused]) expect(look([], [], problem)).toBeNull()
})

test('an ending sign-in is reported within 30 days, within 7 days, and at its end, each once', () => {
  const profile = { id: 'w1', signInAgainBy: new Date('2026-12-31T00:00:00Z') }
  const keys = (day: string) => {
    const seen = checkSignIns({ profile, accounts: [], now: new Date(`${day}T00:00:00Z`) })
    return 'told' in seen ? seen.told.map(({ key }) => key) : null
  }
  expect(keys('2026-11-30')).toEqual([])
  expect(keys('2026-12-01')).toEqual(['profile:30'])
  expect(keys('2026-12-23')).toEqual(['profile:30'])
  expect(keys('2026-12-24')).toEqual(['profile:7'])
  expect(keys('2026-12-31')).toEqual(['profile:over'])
})

test('known accounts use their own dates', () => {
  const basis = { minutes: 60 * 24 * 20, source: 'app' } as const
  const of = { profileId: 'w1', reference: 'p1', profileCount: 1, linkedByUs: [], basis }
  const accounts = accountsOf([sampleAccount()], of)
  const profile = { id: 'w1', signInAgainBy: new Date('2026-11-02T00:00:00Z') }
  expect(checkSignIns({ profile, accounts, now: new Date('2026-11-03T00:00:00Z') })).toMatchObject({
    told: [{ key: 'account:a1:30', title: 'Acme must sign in again within 30 days', cause: '21 November 2026' }],
  })
  // An account that is active after that date has signed in since.
  expect(checkSignIns({ profile, accounts, now: new Date('2026-11-22T00:00:00Z') })).toMatchObject({ told: [] })
})
