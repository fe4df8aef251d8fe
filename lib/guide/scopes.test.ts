import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { forcedBroadScope, neededScopes, scopeReasons, selectedScopes } from './scopes'
import { loadSelection } from './search-params'
import { chosenActions, type Selection } from './selection'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)
const catalogue = guide.scopes.map(({ id }) => id)

/** The selection of a link's list of actions, with further changes. */
function choose(actions: string, changes: Partial<Selection> = {}): Selection {
  return { ...loadSelection(guide, new URLSearchParams({ actions })), ...changes }
}

const anySelection = fc.record({
  actions: fc.subarray(ids),
  separator: fc.constant('space' as const),
  cloud: fc.constant('aws'),
  offlineAccess: fc.boolean(),
  shortScopes: fc.boolean(),
})

describe('selectedScopes', () => {
  test.each<[what: string, selection: Selection, scopes: string]>([
    ['nothing', choose(''), 'all-apis offline_access'],
    ['nothing, and no refresh token', choose('', { offlineAccess: false }), 'all-apis offline_access'],
    ['nothing, and the short list', choose('', { shortScopes: true }), 'all-apis offline_access'],
    ['one action', choose('list_users'), 'scim offline_access'],
    ['two actions with one scope', choose('list_users,get_user'), 'scim offline_access'],
    [
      'the catalogue’s last scope first',
      choose('list_networks,list_budgets,list_users'),
      'scim billing networking offline_access',
    ],
    ['one action without a refresh token', choose('list_users', { offlineAccess: false }), 'scim'],
    ['a broad scope and others', choose('list_users,list_custom_app_integrations'), 'all-apis scim offline_access'],
    [
      'a broad scope and others, in short',
      choose('list_users,list_custom_app_integrations', { shortScopes: true }),
      'all-apis offline_access',
    ],
    [
      'a broad scope, in short, without a refresh token',
      choose('list_users,list_custom_app_integrations', { shortScopes: true, offlineAccess: false }),
      'all-apis',
    ],
    [
      'the short list where no broad scope is needed',
      choose('list_users,list_budgets', { shortScopes: true }),
      'scim billing offline_access',
    ],
  ])('lists the right scopes with %s chosen', (_what, selection, scopes) => {
    expect(selectedScopes(guide, selection)).toEqual(scopes.split(' '))
  })

  test('choosing everything gives every scope of the catalogue, then offline_access', () => {
    expect(selectedScopes(guide, choose('all'))).toEqual([...catalogue, 'offline_access'])
  })

  test('each scope appears once, in the catalogue’s order, with offline_access last', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        const scopes = selectedScopes(guide, selection)
        expect(scopes).toEqual([...catalogue, 'offline_access'].filter((scope) => scopes.includes(scope)))
      }),
    )
  })

  test('the list has the scopes of every chosen action, and no other', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        fc.pre(selection.actions.length > 0 && !selection.shortScopes)
        const wanted = chosenActions(guide, selection).flatMap(({ scopes }) => scopes)
        const given = selectedScopes(guide, selection).filter((scope) => scope !== 'offline_access')
        expect(new Set(given)).toEqual(new Set(wanted))
      }),
    )
  })

  test('offline_access is present only if it is selected', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        fc.pre(selection.actions.length > 0)
        expect(selectedScopes(guide, selection).includes('offline_access')).toBe(selection.offlineAccess)
      }),
    )
  })

  test('a provider without a refresh token scope gets none added, and keeps its own order', () => {
    const selection = { ...choose(''), actions: ['list_parts', 'order_part'] }
    expect(selectedScopes(acmeOauth, selection)).toEqual(['orders.write', 'parts.read'])
    expect(selectedScopes(acmeOauth, { ...selection, actions: [] })).toEqual(['parts.read'])
  })

  test('changing the returned list does not change the guide', () => {
    selectedScopes(guide, choose('')).push('mine')
    expect(selectedScopes(guide, choose(''))).not.toContain('mine')
  })
})

test('an empty list of actions needs no scopes', () => {
  expect(neededScopes(guide, [])).toEqual([])
})

describe('scopeReasons', () => {
  test('an empty choice has no reasons', () => {
    expect(scopeReasons(guide, choose(''))).toEqual([])
  })

  test('each scope names the chosen actions that need it, and what it covers', () => {
    const reasons = scopeReasons(guide, choose('list_users,get_user,list_budgets'))
    expect(reasons.map(({ scope, actions }) => [scope, ...actions.map(({ label }) => label)])).toEqual([
      ['scim', 'List Users', 'Get User'],
      ['billing', 'List Budgets'],
      ['offline_access'],
    ])
    for (const { covers } of reasons) expect(covers).toMatch(/\w.*\.$/)
  })

  test('an action with two scopes is a reason for both', () => {
    const reasons = scopeReasons(acmeOauth, { ...choose(''), actions: ['order_part'] })
    expect(reasons.map(({ scope, actions }) => [scope, ...actions.map(({ id }) => id)])).toEqual([
      ['orders.write', 'order_part'],
      ['parts.read', 'order_part'],
    ])
  })

  test('every selected scope has a reason, and no other scope has', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        fc.pre(selection.actions.length > 0)
        const explained = scopeReasons(guide, selection).map(({ scope }) => scope)
        expect(explained).toEqual(selectedScopes(guide, selection))
      }),
    )
  })

  test('every chosen action is a reason, and no other action is', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        const named = scopeReasons(guide, selection).flatMap(({ actions }) => actions.map(({ id }) => id))
        expect(new Set(named)).toEqual(new Set(selection.actions))
      }),
    )
  })

  test('only the refresh token’s scope has no action', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        for (const { scope, actions } of scopeReasons(guide, selection)) {
          expect(actions.length === 0).toBe(scope === 'offline_access')
        }
      }),
    )
  })
})

describe('forcedBroadScope', () => {
  test('names the actions that force it, those that would do without, the rest, and the short list', () => {
    const broad = forcedBroadScope(guide, choose('list_users,list_budgets,list_custom_app_integrations,get_user'))
    expect(broad?.scope.id).toBe('all-apis')
    expect(broad?.forcedBy.map(({ label }) => label)).toEqual(['List Custom App Integrations'])
    expect(broad?.withoutThem).toEqual(['scim', 'billing'])
    expect(broad?.remaining).toEqual(['databricks_list_budgets', 'databricks_list_users', 'databricks_get_user'])
    expect(broad?.shortList).toEqual(['all-apis', 'offline_access'])
  })

  test('has no rest and no shorter list if every chosen action forces it', () => {
    const broad = forcedBroadScope(guide, choose('list_custom_app_integrations,list_service_principal_secrets'))
    expect(broad).toMatchObject({ withoutThem: [], remaining: [], shortList: null })
    expect(broad?.forcedBy).toHaveLength(2)
  })

  test('the short list leaves out the refresh token’s scope when it is not ticked', () => {
    const selection = choose('list_users,list_custom_app_integrations', { offlineAccess: false })
    expect(forcedBroadScope(guide, selection)?.shortList).toEqual(['all-apis'])
  })

  test.each([
    ['nothing is chosen', forcedBroadScope(guide, choose(''))],
    ['the choice needs no broad scope', forcedBroadScope(guide, choose('list_users,list_budgets,list_networks'))],
    ['the provider has no broad scope', forcedBroadScope(acmeOauth, { ...choose(''), actions: ['order_part'] })],
  ])('is absent when %s', (_when, broad) => {
    expect(broad).toBeNull()
  })

  test('the alternatives give the scopes that they promise', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        const broad = forcedBroadScope(guide, selection)
        const full = selectedScopes(guide, { ...selection, shortScopes: false })
        expect(broad === null).toBe(selection.actions.length === 0 || !full.includes('all-apis'))
        if (!broad) return
        const rest = { ...selection, actions: broad.remaining, offlineAccess: false, shortScopes: false }
        expect(broad.remaining.length > 0 ? selectedScopes(guide, rest) : []).toEqual(broad.withoutThem)
        expect(broad.withoutThem).not.toContain('all-apis')
        expect([...broad.remaining, ...broad.forcedBy.map(({ id }) => id)].toSorted()).toEqual(
          selection.actions.toSorted(),
        )
        expect(broad.shortList ?? full).toEqual(selectedScopes(guide, { ...selection, shortScopes: true }))
        expect(broad.shortList?.length ?? 0).toBeLessThan(full.length)
      }),
    )
  })
})
