import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databricks, databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { selectedScopes } from './scopes'
import { loadSelection } from './search-params'
import type { Selection } from './selection'
import { enabledActions, isStepShown, openScopes } from './steps'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)
const steps = databricks.document.sections.flatMap((section) => section.steps)
const gated = steps.filter(({ scopes }) => scopes.length > 0)

function choose(actions: string, changes: Partial<Selection> = {}): Selection {
  return { ...loadSelection(guide, new URLSearchParams({ actions })), ...changes }
}

function shownGates(selection: Selection): string[] {
  const open = openScopes(guide, selection)
  return gated.filter((step) => isStepShown(step.scopes, open)).flatMap(({ scopes }) => scopes)
}

test('an empty choice shows every step, with or without a refresh token', () => {
  for (const selection of [choose(''), choose('', { offlineAccess: false })]) {
    const open = openScopes(guide, selection)
    expect(steps.filter((step) => !isStepShown(step.scopes, open))).toEqual([])
  }
})

test('a step without a gate is always shown', () => {
  fc.assert(
    fc.property(fc.subarray(ids), fc.boolean(), (actions, offlineAccess) => {
      expect(isStepShown([], openScopes(guide, choose('', { actions, offlineAccess })))).toBe(true)
    }),
  )
})

test.each([
  ['list_users', {}, ['offline_access', 'scim']],
  ['list_users', { offlineAccess: false }, ['scim']],
  ['list_custom_app_integrations', {}, ['offline_access', 'all-apis']],
  ['list_networks,list_budgets', {}, ['offline_access', 'billing', 'networking']],
  ['list_users,list_custom_app_integrations', { shortScopes: true }, ['offline_access', 'all-apis', 'scim']],
])('%s with %j opens the steps of its scopes', (actions, changes, gates) => {
  expect(shownGates(choose(actions, changes))).toEqual(gates)
})

test('a gated step is shown only if the Scopes field has its scope', () => {
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1 }), fc.boolean(), (actions, offlineAccess) => {
      const selection = choose('', { actions, offlineAccess })
      expect(shownGates(selection).toSorted()).toEqual(selectedScopes(guide, selection).toSorted())
    }),
  )
})

describe('a step gated by two scopes', () => {
  const scopes = ['scim', 'billing']

  test.each([
    ['list_users', true, ['List Users']],
    ['list_users,list_budgets', true, ['List Budgets', 'List Users']],
    ['list_networks', false, []],
  ])('with %s: shown is %s, and it enables %j', (actions, isShown, labels) => {
    const selection = choose(actions)
    expect(isStepShown(scopes, openScopes(guide, selection))).toBe(isShown)
    expect(enabledActions(guide, selection, scopes).map(({ label }) => label)).toEqual(labels)
  })
})

test('choosing only networks shows the networking step, and its badge names them', () => {
  const selection = choose('list_networks')
  const shown = gated.filter((step) => isStepShown(step.scopes, openScopes(guide, selection)))
  const step = shown.find(({ scopes }) => scopes.includes('networking'))
  expect(step?.title).toMatch(/networking/)
  expect(enabledActions(guide, selection, step?.scopes ?? []).map(({ label }) => label)).toEqual([
    'List Network Configurations',
  ])
})

test('with an empty choice, the badges name all 72 actions, each once', () => {
  const named = gated.flatMap((step) => enabledActions(guide, choose(''), step.scopes)).map(({ id }) => id)
  expect(named).toHaveLength(72)
  expect(new Set(named)).toEqual(new Set(ids))
})

test('with a choice, the badges of the shown steps name only the chosen actions', () => {
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1 }), (actions) => {
      const selection = choose('', { actions })
      const open = openScopes(guide, selection)
      const shown = gated.filter((step) => isStepShown(step.scopes, open))
      const named = shown.flatMap((step) => enabledActions(guide, selection, step.scopes)).map(({ id }) => id)
      expect(named.toSorted()).toEqual(actions.toSorted())
    }),
  )
})

test('a step with no gate, or only the refresh token’s, enables no action', () => {
  expect(enabledActions(guide, choose(''), [])).toEqual([])
  expect(enabledActions(guide, choose('all'), ['offline_access'])).toEqual([])
})
