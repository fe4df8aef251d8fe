import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import type { FieldName } from './form-values'
import { removedNote } from './normalized-note'

test.each<[field: FieldName, raw: string, note: string | undefined]>([
  ['name', ' Production', 'Removed when you save: white space.'],
  ['name', '“Production”', undefined],
  ['accountId', 'a b', 'Removed when you save: white space.'],
  ['clientId', '"a"', 'Removed when you save: quotes.'],
  ['clientId', ' a\u200b', 'Removed when you save: white space and invisible characters.'],
  ['clientId', 'a‑b', 'Replaced with plain characters when you save: hyphens that are not “-”.'],
  ['scopes', 'all–apis', 'Replaced with plain characters when you save: hyphens that are not “-”.'],
  ['clientSecret', 'a b', undefined],
  ['clientSecret', 'a\u200bb', 'Removed when you save: invisible characters.'],
  ['scopes', ' scim ', undefined],
  ['cloud', ' aws ', undefined],
  ['actions', ' ', undefined],
  ['name', '', undefined],
])('the note on %s, typed as %j, is %j', (field, raw, note) => {
  expect(removedNote(guide, field, raw)).toBe(note)
})

test('the note on a secret does not repeat it', () => {
  expect(removedNote(guide, 'clientSecret', ' canary ')).not.toContain('canary')
})
