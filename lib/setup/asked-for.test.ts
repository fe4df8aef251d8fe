import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { askedFor } from './asked-for'

test('chosen and other actions are told apart', () => {
  const asked = askedFor(guide, { actions: ['databricks_list_users', 'gone'], scopes: 'scim offline_access odd' })
  expect(asked).toMatchObject({
    possible: [{ effect: 'read', labels: ['List Users'] }],
    isEverything: false,
    impossible: ['write', 'delete'],
    otherActions: guide.actions.length - 1,
  })
  expect(asked.scopes.map(({ id, covers }) => [id, covers !== null])).toEqual([
    ['scim', true],
    ['offline_access', true],
    ['odd', false],
  ])
})

test('without a choice every action is possible', () => {
  const asked = askedFor(guide, { actions: [], scopes: '' })
  expect(asked).toMatchObject({ isEverything: true, impossible: [], otherActions: 0 })
  expect(asked.possible.flatMap(({ labels }) => labels)).toHaveLength(guide.actions.length)
})
