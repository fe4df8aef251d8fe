import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isUuid } from './uuid'

const ID = '11111111-2222-3333-4444-5555555555ff'

test.each([ID, ID.toUpperCase(), '00000000-0000-0000-0000-000000000000', randomUUID()])('%s is a UUID', (text) => {
  expect(isUuid(text)).toBe(true)
})

test.each([
  '',
  ID.slice(1),
  `${ID}0`,
  ` ${ID}`,
  `${ID}\n`,
  `{${ID}}`,
  `urn:uuid:${ID}`,
  ID.replaceAll('-', ''),
  ID.replace('f', 'g'),
  ID.replace('1', '１'),
  `${ID}' or '1'='1`,
  '__proto__',
])('%j is not a UUID', (text) => {
  expect(isUuid(text)).toBe(false)
})
