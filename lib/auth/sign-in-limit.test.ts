import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { onDatabase } from '../db/testing/databases'
import { forgetTries, MAX_TRIES, permitTry, type TryPermit, WINDOW_SECONDS } from './sign-in-limit'

/** Makes attempts one after the other; returns the last permit. */
async function tries(db: Database, count: number, network: string): Promise<TryPermit | undefined> {
  let permit: TryPermit | undefined
  for (let time = 0; time < count; time++) permit = await permitTry(db, network)
  return permit
}

onDatabase('the limit of tries', (db) => {
  // The database's own timers stay real.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  test('one network gets ten tries, and the next one says how long to wait', async () => {
    expect(await tries(db(), 10, 'home')).toEqual({ ok: true })
    vi.setSystemTime(Date.now() + 60_500)
    expect(await permitTry(db(), 'home')).toEqual({ ok: false, waitSeconds: 15 * 60 - 60 })
    expect(await permitTry(db(), 'office')).toEqual({ ok: true })
  })

  test('tries from other networks lock nobody out', async () => {
    for (let network = 0; network < 150; network++) await permitTry(db(), `network ${network}`)
    await tries(db(), 150, 'crowd')
    expect(await permitTry(db(), 'quiet')).toEqual({ ok: true })
  })

  test('thirty concurrent tries are counted one by one', async () => {
    const permits = await Promise.all(Array.from({ length: 30 }, () => permitTry(db(), 'hasty')))
    expect(permits.filter(({ ok }) => ok)).toHaveLength(MAX_TRIES)
  })

  test('tries counted by another instance count too', async () => {
    const expire = new Date(Date.now() + 60_000)
    await db().insert(signInTries).values({ key: 'elsewhere', points: MAX_TRIES, expire })
    expect(await permitTry(db(), 'elsewhere')).toEqual({ ok: false, waitSeconds: 60 })
  })

  test('counting restarts when the window is over', async () => {
    const began = Date.now()
    await tries(db(), MAX_TRIES + 1, 'patient')
    vi.setSystemTime(began + WINDOW_SECONDS * 1000 - 1)
    expect(await permitTry(db(), 'patient')).toMatchObject({ ok: false })
    vi.setSystemTime(began + WINDOW_SECONDS * 1000 + 1)
    expect(await tries(db(), MAX_TRIES, 'patient')).toEqual({ ok: true })
    expect(await permitTry(db(), 'patient')).toEqual({ ok: false, waitSeconds: WINDOW_SECONDS })
  })

  test('a correct code resets the tries of its network and of no other', async () => {
    await tries(db(), MAX_TRIES, 'sure')
    await tries(db(), MAX_TRIES, 'unsure')
    await forgetTries(db(), 'sure')
    expect(await permitTry(db(), 'sure')).toEqual({ ok: true })
    expect(await permitTry(db(), 'unsure')).toMatchObject({ ok: false })
  })

  test.each(["'; drop table sign_in_tries; --", '2001:db8::1', 'a'.repeat(1000)])(
    'a network like %.30j is counted like any other',
    async (network) => {
      expect(await tries(db(), MAX_TRIES, network)).toEqual({ ok: true })
      expect(await permitTry(db(), network)).toMatchObject({ ok: false })
    },
  )
})
