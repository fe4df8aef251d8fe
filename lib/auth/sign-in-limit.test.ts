import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { forgetTries, permitTry, TRIES_PER_NETWORK, type TryPermit, WINDOW } from './sign-in-limit'

const NOW = new Date('2026-11-23T10:00:00Z')

function later(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds)
}

/** Tries one after the other; the last permit. */
async function tries(db: Database, count: number, network = () => 'home', now = NOW): Promise<TryPermit | undefined> {
  let permit: TryPermit | undefined
  for (let time = 0; time < count; time++) permit = await permitTry(db, network(), now)
  return permit
}

onDatabase('the limit of tries', (db) => {
  beforeEach(() => db().delete(signInTries))

  test('ten from one network may be made, the next is told how long to wait', async () => {
    expect(await tries(db(), 10)).toEqual({ ok: true })
    expect(await permitTry(db(), 'home', later(60_500))).toEqual({ ok: false, waitSeconds: 15 * 60 - 60 })
    expect(await permitTry(db(), 'office', NOW)).toEqual({ ok: true })
  })

  test('however many other networks try, none keeps another out', async () => {
    for (let network = 0; network < 150; network++) await permitTry(db(), `network ${network}`, NOW)
    await tries(db(), 150, () => 'office')
    expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: true })
  })

  test('thirty at once are counted one by one', async () => {
    const permits = await Promise.all(Array.from({ length: 30 }, () => permitTry(db(), 'home', NOW)))
    expect(permits.filter(({ ok }) => ok)).toHaveLength(TRIES_PER_NETWORK)
    expect(await db().select().from(signInTries)).toMatchObject([{ counter: 'home', tries: 30 }])
  })

  test('when the window is over, counting begins anew', async () => {
    await tries(db(), TRIES_PER_NETWORK + 1)
    expect(await permitTry(db(), 'home', later(WINDOW - 1))).toEqual({ ok: false, waitSeconds: 1 })
    expect(await permitTry(db(), 'home', later(WINDOW))).toEqual({ ok: true })
    expect(await tries(db(), TRIES_PER_NETWORK, undefined, later(WINDOW))).toEqual({
      ok: false,
      waitSeconds: WINDOW / 1000,
    })
  })

  test('after a right code the tries of this network are forgotten, those of others are not', async () => {
    await tries(db(), TRIES_PER_NETWORK)
    await tries(db(), TRIES_PER_NETWORK, () => 'office')
    await forgetTries(db(), 'home')
    expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: true })
    expect(await permitTry(db(), 'office', NOW)).toMatchObject({ ok: false })
  })

  test.each(['', "'; drop table sign_in_tries; --", '2001:db8::1', 'a'.repeat(1000)])(
    'a network like %.30j is counted as any other',
    async (network) => {
      expect(await tries(db(), TRIES_PER_NETWORK, () => network)).toEqual({ ok: true })
      expect(await permitTry(db(), network, NOW)).toMatchObject({ ok: false })
      expect(await permitTry(db(), 'home', NOW)).toEqual({ ok: true })
    },
  )
})
