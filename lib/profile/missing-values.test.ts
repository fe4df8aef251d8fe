import { expect, test } from 'vitest'
import { acmeOauth } from '@/e2e/fixtures/acme'
import { databricksOauthU2m } from '@/lib/guides/testing/databricks'
import { isDraft, missingInWords, missingValues } from './missing-values'
import { sampleProfile } from './testing/sample-profile'

const keys = (...asked: Parameters<typeof missingValues>) => missingValues(...asked).map(({ key }) => key)

test('a profile without values waits for its guide’s required fields', () => {
  const draft = sampleProfile({ fields: {}, secrets: {} })
  expect(keys(databricksOauthU2m, draft)).toEqual(['accountId', 'clientId', 'clientSecret'])
  expect(missingInWords(databricksOauthU2m, draft)).toBe(
    'This profile waits for its Account ID, Client ID and Client Secret.',
  )
  expect(missingInWords(databricksOauthU2m, sampleProfile({ secrets: {} }))).toBe(
    'This profile waits for its Client Secret.',
  )
})

test('a proven profile whose secret is erased is not a draft', () => {
  const erased = sampleProfile({ secrets: {} })
  expect(isDraft(databricksOauthU2m, erased)).toBe(true)
  expect(isDraft(databricksOauthU2m, { ...erased, lastTestOutcome: 'ready' })).toBe(false)
  expect(isDraft(databricksOauthU2m, { ...erased, fields: {}, lastTestOutcome: 'ready' })).toBe(true)
})

test('a complete profile waits for nothing, not even optional fields and scopes', () => {
  expect(missingInWords(databricksOauthU2m, sampleProfile())).toBeNull()
  const optional = acmeOauth.fields.map((field) => ({ ...field, required: false }))
  expect(keys({ fields: optional }, sampleProfile({ fields: {}, secrets: {} }))).toEqual([])
})
