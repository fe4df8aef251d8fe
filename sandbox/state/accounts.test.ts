import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Accounts, ForeignAccountError } from './accounts'

const FIRST_ID = '5a4db0c5-0001-4000-8000-000000000001'
const MANY = 1_000
const OWN = { headers: {} }
const FOREIGN = { headers: { 'sec-fetch-site': 'cross-site' } }

test('every UUID is an account, and stays the same one', () => {
  const accounts = new Accounts()
  const id = randomUUID()
  expect(accounts.open(id, OWN)).toBe(accounts.open(id.toUpperCase(), OWN))
  expect(accounts.open(id, OWN)).toMatchObject({ id, isSeeded: false })
  expect(accounts.open(FIRST_ID, OWN)).toBe(accounts.first)
  expect(accounts.first).toMatchObject({ id: FIRST_ID, name: 'Sandbox account', isSeeded: true })
})

test.each([null, undefined, '', 'no-uuid', `${FIRST_ID}x`])('%s is not an account', (id) => {
  expect(new Accounts().open(id, OWN)).toBeNull()
  expect(new Accounts().open(id, FOREIGN)).toBeNull()
})

describe('of too many accounts', () => {
  test('the least recently used are deleted, and the seeded ones stay', () => {
    const accounts = new Accounts()
    const [unused, used] = [randomUUID(), randomUUID()]
    const [forgotten, kept] = [unused, used].map((id) => accounts.open(id, OWN))
    for (let count = 0; count < MANY; count++) {
      accounts.open(randomUUID(), OWN)
      accounts.open(used, OWN)
    }
    expect(accounts.open(used, OWN)).toBe(kept)
    expect(accounts.open(unused, OWN)).not.toBe(forgotten)
    expect(accounts.open(FIRST_ID, OWN)).toBe(accounts.first)
  })

  test('another site can use existing accounts, but not push any out', () => {
    const accounts = new Accounts()
    const id = randomUUID()
    const account = accounts.open(id, OWN)
    for (let count = 0; count <= MANY; count++) {
      expect(() => accounts.open(randomUUID(), FOREIGN)).toThrow(ForeignAccountError)
    }
    expect(accounts.open(id, FOREIGN)).toBe(account)
    expect(accounts.open(FIRST_ID, FOREIGN)).toBe(accounts.first)
  })
})
