import { expect, test } from 'vitest'
import { databricksOauthU2m as guide } from '../guides/testing/databricks'
import { EMPTY_ASK_FORM } from './ask-form'
import { checkAskForm, withoutTypedSecrets } from './check-ask-form'
import { MAX_NOTE } from './setup'

const VALUES = { ...EMPTY_ASK_FORM, name: 'Production', recipient: 'Dana' }
const SECRET = `dose${'0'.repeat(32)}`

test('typed values are normalized, and a note keeps its lines', () => {
  const typed = {
    ...VALUES,
    name: ' Production\u202e ',
    recipient: '\tDana \n Lee',
    note: ' One\r\nTwo\u200b\u0007 \n',
  }
  expect(checkAskForm(guide, typed)).toEqual({
    ok: true,
    order: { name: 'Production', recipient: 'Dana Lee', note: 'One\nTwo', hours: 24 },
  })
})

test.each([
  ['name', ''],
  ['name', 'x'.repeat(101)],
  ['name', SECRET],
  ['recipient', ' \u200b '],
  ['recipient', 'x'.repeat(101)],
  ['recipient', SECRET],
  ['note', 'x'.repeat(MAX_NOTE + 1)],
  ['note', `The secret is ${SECRET}`],
  ['hours', ''],
  ['hours', '0.5'],
  ['hours', '337'],
  ['hours', 'NaN'],
])('%s with %j is refused beside its field', (field, value) => {
  const typed = { ...VALUES, [field]: value }
  const checked = checkAskForm(guide, typed)
  expect(checked).toMatchObject({ ok: false, problems: { [field]: expect.any(String) } })
  expect(JSON.stringify([checked, withoutTypedSecrets(guide, typed)])).not.toContain(SECRET)
})

test('an existing profile keeps its name', () => {
  expect(checkAskForm(guide, { ...VALUES, name: '' }, 'Production')).toMatchObject({ order: { name: 'Production' } })
})
