import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import type { FieldName } from './form-values'
import { removedNote } from './normalized-note'

test.each<[field: FieldName, raw: string, note: string | undefined]>([
  ['name', ' Production', 'Left out when it is saved: white space.'],
  ['name', '“Production”', undefined],
  ['accountId', 'a b', 'Left out when it is saved: white space.'],
  ['clientId', '"a"', 'Left out when it is saved: quotes.'],
  ['clientId', ' a\u200b', 'Left out when it is saved: white space and invisible characters.'],
  ['clientId', 'a‑b', 'Replaced by plain characters when it is saved: hyphens that are not “-”.'],
  ['scopes', 'all–apis', 'Replaced by plain characters when it is saved: hyphens that are not “-”.'],
  ['clientSecret', 'a b', undefined],
  ['clientSecret', 'a\u200bb', 'Left out when it is saved: invisible characters.'],
  ['scopes', ' scim ', undefined],
  ['cloud', ' aws ', undefined],
  ['actions', ' ', undefined],
  ['name', '', undefined],
])('of %s, typed as %j, the note is %j', (field, raw, note) => {
  expect(removedNote(guide, field, raw)).toBe(note)
})

test('the note of a secret does not have it', () => {
  expect(removedNote(guide, 'clientSecret', ' canary ')).not.toContain('canary')
})
