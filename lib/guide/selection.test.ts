import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import type { Action } from './schema'
import { chosenActions, findCloud, inCatalogueOrder, isMissingOn } from './selection'

const guide = databricksOauthU2m
const ids = guide.actions.map(({ id }) => id)

describe('inCatalogueOrder', () => {
  test('ids come once each in the catalogue’s order, without unknown ones', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...ids), fc.string())), (wanted) => {
        expect(inCatalogueOrder(guide, wanted)).toEqual(ids.filter((id) => wanted.includes(id)))
      }),
    )
  })

  test('the chosen actions are those with the same ids', () => {
    const actions = ['databricks_get_user', 'gone', 'databricks_list_users', 'databricks_get_user']
    expect(chosenActions(guide, { actions }).map(({ label }) => label)).toEqual(['List Users', 'Get User'])
  })
})

describe('findCloud', () => {
  test.each(guide.clouds)('$id is found by its id', ({ id, host }) => {
    expect(findCloud(guide, id).host).toBe(host)
  })

  test.each(['', 'ibm', 'AWS', '__proto__'])('%j is not a cloud and gives the first one', (id) => {
    expect(findCloud(guide, id).id).toBe('aws')
  })

  test('a guide without clouds is an author’s error', () => {
    expect(() => findCloud({ clouds: [] }, 'aws')).toThrow('at least one cloud')
  })
})

describe('isMissingOn', () => {
  test.each<[clouds: Action['clouds'], missingOn: string[]]>([
    ['all', []],
    ['unknown', []],
    [['aws'], ['azure', 'gcp', 'azure-gov', 'azure-china']],
    [
      ['aws', 'gcp'],
      ['azure', 'azure-gov', 'azure-china'],
    ],
    [['azure'], ['aws', 'gcp', 'aws-gov', 'aws-gov-dod-mil', 'aws-gov-dod']],
    [['aws-gov'], ['aws', 'azure', 'gcp', 'aws-gov-dod-mil', 'aws-gov-dod', 'azure-gov', 'azure-china']],
  ])('an action of %j is missing on %j', (clouds, missingOn) => {
    const [first] = guide.actions
    const missing = guide.clouds.filter((cloud) => first && isMissingOn(cloud, { ...first, clouds }))
    expect(missing.map(({ id }) => id)).toEqual(missingOn)
  })
})
