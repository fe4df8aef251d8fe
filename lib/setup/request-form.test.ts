import { expect, test } from 'vitest'
import { objectionSchema, setupRequestSchema } from './request-form'
import { EXPIRY_HOURS } from './setup'

const FORM = { recipient: ' Dana\u200b  Diaz ', note: 'Hello\r\n\r\n\r\n\r\nDana \u202e', hours: '24' }

test('a request is normalized', () => {
  expect(setupRequestSchema.parse(FORM)).toEqual({ recipient: 'Dana Diaz', note: 'Hello\n\nDana', hours: 24 })
})

test.each([
  ['recipient', ''],
  ['recipient', 'x'.repeat(61)],
  ['note', 'x'.repeat(1001)],
  ['hours', ''],
  ['hours', '0'],
  ['hours', '337'],
  ['hours', '1.5'],
  ['hours', 'NaN'],
])('%s: %s is refused beside its field', (field, value) => {
  const parsed = setupRequestSchema.safeParse({ ...FORM, [field]: value })
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[field]])
})

test('every offered expiry is accepted', () => {
  for (const hours of EXPIRY_HOURS) expect(setupRequestSchema.safeParse({ ...FORM, hours }).success).toBe(true)
})

test('an empty note is refused', () => {
  expect(objectionSchema.safeParse({ note: ' \n' }).success).toBe(false)
})
