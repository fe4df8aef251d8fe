import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { actionGroups } from './groups'

function groupsOf(ids: readonly string[]) {
  const actions = ids.map((id) => ({ ...databricksOauthU2m.actions[0], id, label: id.replaceAll('_', ' ') }))
  return actionGroups({ actionPrefix: '', actions: actions as typeof databricksOauthU2m.actions })
}

test('actions on the same object are one group, named after its list', () => {
  const groups = actionGroups(databricksOauthU2m)
  const labels = groups.map(({ label, actions }) => `${label}: ${actions.length}`)
  expect(labels).toEqual(expect.arrayContaining(['Users: 5', 'Groups: 7', 'Budgets: 5', 'Service Principals: 8']))
  expect(groups.length).toBeLessThan(20)
})

test('StackOne’s unified actions are a group of their own, with an explanation', () => {
  const unified = actionGroups(databricksOauthU2m).find(({ id }) => id === 'unified')
  expect(unified?.actions).toHaveLength(9)
  expect(unified?.note).toContain('StackOne')
})

test('every action is in one group, in the catalogue’s order, whatever its id', () => {
  const id = fc.stringMatching(/^[a-z]{1,6}(_[a-z]{1,6}){0,4}$/)
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 30 }), (ids) => {
      const groups = groupsOf(ids)
      const grouped = groups.flatMap(({ actions }) => actions.map((action) => action.id))
      expect(grouped.toSorted()).toEqual(ids.toSorted())
      for (const { actions, label } of groups) {
        const order = actions.map((action) => ids.indexOf(action.id))
        expect(order).toEqual(order.toSorted((one, other) => one - other))
        expect(label.trim()).not.toBe('')
      }
    }),
  )
})
