import { expect, test } from 'vitest'
import { databricksOauthU2m } from '../guides/testing/databricks'
import { readGuideData, writeGuideData } from './guide-data'

test('guide data reads back unchanged', () => {
  expect(readGuideData(writeGuideData(databricksOauthU2m))).toEqual(databricksOauthU2m)
})

test('the same text gives the same object, so that results are memoized for each guide', () => {
  const text = writeGuideData(databricksOauthU2m)
  expect(readGuideData(`${text}`)).toBe(readGuideData(text))
  const other = writeGuideData({ ...databricksOauthU2m, slug: 'other' })
  expect(readGuideData(other).slug).toBe('other')
})
