import { expect, test } from 'vitest'
import { matchProfile, warningWords } from './match-profile'
import type { SeenConnector } from './seen'
import { sampleConnectorProfile } from './testing/samples'

const METHOD = 'OAuth 2.0 (U2M - User to Machine)'
const WANTED = { name: 'Production', method: METHOD, reference: null }

function seen(profiles: SeenConnector['profiles'], state: SeenConnector['state'] = 'enabled'): SeenConnector {
  return { profiles, state, accounts: [], hasAllAccounts: true }
}

test('a profile is found by its name, with any spacing and case', () => {
  for (const name of ['Production', ' production ', 'PRODUCTION', 'Production.']) {
    const profile = sampleConnectorProfile({ name })
    expect(matchProfile(seen([profile]), WANTED)).toEqual({
      kind: 'found',
      candidates: [profile],
      others: [],
      warnings: [],
    })
  }
  expect(matchProfile(seen([sampleConnectorProfile({ name: 'Production 2' })]), WANTED).kind).toBe('none')
})

test.each([
  ['disabled', { isEnabled: false }],
  ['not-default', { isDefault: false }],
  ['other-type', { type: 'OAuth 2.0 (M2M)' }],
])('the fault of a profile is reported: %s', (kind, changes) => {
  const profile = sampleConnectorProfile(changes)
  const unconfirmed = matchProfile(seen([profile]), WANTED)
  const confirmed = matchProfile(seen([profile]), { ...WANTED, reference: { id: 'p1', name: 'Production' } })
  for (const { warnings } of [unconfirmed, confirmed]) expect(warnings.map((each) => each.kind)).toEqual([kind])
  expect(confirmed.kind).toBe('confirmed')
})

test('values that StackOne omits are not faults', () => {
  const profile = sampleConnectorProfile({ isEnabled: null, isDefault: null, type: null })
  expect(matchProfile(seen([profile], 'unknown'), WANTED).warnings).toEqual([])
})

test('two equal candidates are both offered, and stay listed after one is confirmed', () => {
  const twins = [sampleConnectorProfile(), sampleConnectorProfile({ id: 'p2' })]
  expect(matchProfile(seen(twins), WANTED)).toMatchObject({
    kind: 'found',
    candidates: [{ id: 'p1' }, { id: 'p2' }],
    warnings: [{ kind: 'alike', count: 2 }],
  })
  const confirmed = matchProfile(seen(twins), { ...WANTED, reference: { id: 'p2', name: 'Production' } })
  expect(confirmed).toMatchObject({ kind: 'confirmed', profile: { id: 'p2' }, warnings: [{ kind: 'alike', count: 2 }] })
})

test('a renamed profile stays confirmed, and a deleted one is reported as gone', () => {
  const reference = { id: 'p1', name: 'Production' }
  const renamed = sampleConnectorProfile({ name: 'Live' })
  expect(matchProfile(seen([renamed]), { ...WANTED, reference }).kind).toBe('confirmed')
  const other = sampleConnectorProfile({ id: 'p9' })
  expect(matchProfile(seen([other]), { ...WANTED, reference })).toEqual({
    kind: 'gone',
    name: 'Production',
    others: [other],
    warnings: [],
  })
})

test('an unusable connector is reported, whatever profile is found', () => {
  for (const state of ['disabled', 'not-listed'] as const) {
    expect(matchProfile(seen([], state), WANTED)).toMatchObject({
      kind: 'none',
      warnings: [{ kind: `connector-${state}` }],
    })
  }
})

test('each warning has advice', () => {
  const kinds = ['disabled', 'not-default', 'connector-disabled', 'connector-not-listed'] as const
  const all = [
    ...kinds.map((kind) => ({ kind })),
    { kind: 'other-type', type: 'x' },
    { kind: 'alike', count: 2 },
  ] as const
  for (const warning of all) expect(warningWords(warning, 'Databricks', METHOD)).toMatch(/^[A-Z0-9].+\. .+\.$/)
})
