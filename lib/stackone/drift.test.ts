import { expect, test } from 'vitest'
import type { Action } from '../guide/schema'
import { affectedActions, compareActions, driftLines, hasDrifted } from './drift'
import type { ConnectorActions } from './schema'

const action = (id: string, label: string, scopes: string[]): Action => ({
  id,
  label,
  scopes,
  effect: 'read',
  endpoint: { unknown: 'x' },
  clouds: 'all',
})
const GUIDE = {
  actions: [action('list_users', 'List Users', ['scim']), action('get_user', 'Get User', ['scim', 'iam'])],
}
const LISTED = [
  { id: 'list_users', label: 'List Users', scopes: ['scim'] },
  { id: 'get_user', label: 'Get User', scopes: ['iam', 'scim'] },
]

function listing(actions: ConnectorActions['actions']): ConnectorActions[] {
  return [{ connector: 'x', version: '1', actions }]
}

function compare(actions: ConnectorActions['actions']) {
  const drift = compareActions(GUIDE, listing(actions))
  if (!drift) throw new Error('Nothing was compared.')
  return drift
}

test('the same actions in any order and over several versions have not drifted', () => {
  const [first, second] = LISTED
  const versions = [...listing(second ? [second] : []), ...listing(first ? [first] : [])]
  const drift = compareActions(GUIDE, versions)
  expect(drift && hasDrifted(drift)).toBe(false)
  expect(drift && driftLines(drift)).toEqual(['StackOne’s actions are those of the guide.'])
})

test('new, removed and renamed actions and changed scopes are drift', () => {
  const drift = compare([
    { id: 'fetch_users', label: 'List users', scopes: ['scim'] },
    { id: 'get_user', label: 'Get User', scopes: ['scim'] },
    { id: 'make_user', label: 'Make User', scopes: ['scim'] },
  ])
  expect(driftLines(drift)).toEqual([
    'new: make_user “Make User” (scim)',
    'renamed: list_users “List Users” is now fetch_users “List users”',
    'other scopes: get_user has scim iam in the guide, scim in StackOne',
  ])
  expect(affectedActions(drift)).toEqual(new Set(['list_users', 'get_user']))
  expect(driftLines(compare(LISTED.slice(1)))).toEqual(['gone: list_users “List Users”'])
})

test('another label alone affects no profile', () => {
  const drift = compare([{ id: 'list_users', label: 'Users', scopes: ['scim'] }, ...LISTED.slice(1)])
  expect(drift.renamed).toHaveLength(1)
  expect(affectedActions(drift).size).toBe(0)
})

test('values that StackOne omits are not drift', () => {
  expect(hasDrifted(compare(LISTED.map(({ id }) => ({ id, label: '', scopes: [] }))))).toBe(false)
  expect(compareActions(GUIDE, [])).toBeNull()
  expect(compareActions(GUIDE, listing([]))).toBeNull()
})
