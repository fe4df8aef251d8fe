import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Accounts, FIRST_ACCOUNT_ID } from './accounts'

test('every UUID is an account, and stays the same one', () => {
  const accounts = new Accounts()
  const id = randomUUID()
  expect(accounts.find(id)).toBe(accounts.find(id.toUpperCase()))
  expect(accounts.find(id)).toMatchObject({ id, isSeeded: false })
  expect(accounts.find(FIRST_ACCOUNT_ID)).toMatchObject({ name: 'Sandbox account', isSeeded: true })
})

test.each([null, undefined, '', 'no-uuid', `${FIRST_ACCOUNT_ID}x`])('%s is none', (id) => {
  expect(new Accounts().find(id)).toBeNull()
})

test('of the others, the oldest are forgotten; the seeded ones are kept', () => {
  const accounts = new Accounts()
  const seeded = accounts.find(FIRST_ACCOUNT_ID)
  const first = randomUUID()
  const forgotten = accounts.find(first)
  for (let count = 0; count < 1_000; count++) accounts.find(randomUUID())
  expect(accounts.find(first)).not.toBe(forgotten)
  expect(accounts.find(FIRST_ACCOUNT_ID)).toBe(seeded)
})
