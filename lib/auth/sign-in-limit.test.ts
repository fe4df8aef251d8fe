import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { onEachDatabase } from '../db/testing/databases'
import { forgetTries, permitTry, TRIES_IN_ALL, TRIES_PER_ADDRESS, type TryPermit, WINDOW } from './sign-in-limit'

const NOW = new Date('2026-11-23T10:00:00Z')

function later(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds)
}

/** Tries one after the other; the last permit. */
async function tries(db: Database, count: number, address = () => 'home', now = NOW): Promise<TryPermit | undefined> {
  let permit: TryPermit | undefined
  for (let time = 0; time < count; time++) permit = await permitTry(db, address(), now)
  return permit
}

onEachDatabase('the limit of tries', (db) => {
  beforeEach(() => db().delete(signInTries))

  test('ten from one address may be made, the next is told how long to wait', async () => {
    expect(await tries(db(), TRIES_PER_ADDRESS)).toEqual({ ok: true })
    expect(await permitTry(db(), 'home', later(60_500))).toEqual({ ok: false, waitSeconds: 15 * 60 - 60 })
    expect(await permitTry(db(), 'office', NOW)).toEqual({ ok: true })
  })

  test('a hundred from different addresses may be made, and no more from whichever', async () => {
    expect(await tries(db(), TRIES_IN_ALL, randomUUID)).toEqual({ ok: true })
    expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: false, waitSeconds: 15 * 60 })
  })

  test('refused tries from one address do not keep others out', async () => {
    await tries(db(), TRIES_IN_ALL + 1)
    expect(await permitTry(db(), 'office', NOW)).toEqual({ ok: true })
  })

  test('thirty at once are counted one by one', async () => {
    const permits = await Promise.all(Array.from({ length: 30 }, () => permitTry(db(), 'home', NOW)))
    expect(permits.filter(({ ok }) => ok)).toHaveLength(TRIES_PER_ADDRESS)
    const rows = await db().select().from(signInTries)
    expect(Object.fromEntries(rows.map(({ counter, tries }) => [counter, tries]))).toEqual({
      'address home': 30,
      all: TRIES_PER_ADDRESS,
    })
  })

  test('when the window is over, counting begins anew', async () => {
    await tries(db(), TRIES_PER_ADDRESS + 1)
    expect(await permitTry(db(), 'home', later(WINDOW - 1))).toEqual({ ok: false, waitSeconds: 1 })
    expect(await permitTry(db(), 'home', later(WINDOW))).toEqual({ ok: true })
    expect(await tries(db(), TRIES_PER_ADDRESS, undefined, later(WINDOW))).toEqual({
      ok: false,
      waitSeconds: WINDOW / 1000,
    })
  })

  test('after a right code the tries of this address are forgotten, those of others are not', async () => {
    await tries(db(), TRIES_PER_ADDRESS)
    await tries(db(), TRIES_PER_ADDRESS, () => 'office')
    await forgetTries(db(), 'home')
    expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: true })
    expect(await permitTry(db(), 'office', NOW)).toMatchObject({ ok: false })
  })

  test.each(['', 'all', "'; drop table sign_in_tries; --", '2001:db8::1', 'a'.repeat(1000)])(
    'an address like %.30j is counted as any other',
    async (address) => {
      expect(await tries(db(), TRIES_PER_ADDRESS, () => address)).toEqual({ ok: true })
      expect(await permitTry(db(), address, NOW)).toMatchObject({ ok: false })
      expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: true })
    },
  )
})
