import 'server-only'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { guarded } from '../db/store-error'
import { memoizeByObject } from '../memoize-by-object'

/** In seconds: how long attempts count. */
export const WINDOW_SECONDS = 15 * 60
/** How many attempts one network has in that time. */
export const MAX_TRIES = 10

/** Whether one more attempt is allowed; if not, the seconds to wait. */
export type TryPermit = { ok: true } | { ok: false; waitSeconds: number }

/** Blocks a network in this process's memory, without further queries. */
const limiterOf = memoizeByObject(
  (db: Database) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: signInTries,
      keyPrefix: '',
      points: MAX_TRIES,
      duration: WINDOW_SECONDS,
      inMemoryBlockOnConsumed: MAX_TRIES + 1,
    }),
)

/**
 * Counts a sign-in attempt before it is made, so that concurrent attempts, also on other instances, count too. Each
 * network has its own count, so that none can lock another one out. Rejects with StoreError.
 */
export function permitTry(db: Database, network: string): Promise<TryPermit> {
  return guarded(async () => {
    try {
      await limiterOf(db).consume(network)
      return { ok: true }
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      return { ok: false, waitSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
    }
  })
}

/**
 * Resets the network's count after a correct code: the earlier attempts were typing errors. Rejects with StoreError.
 */
export async function forgetTries(db: Database, network: string): Promise<void> {
  await guarded(() => limiterOf(db).delete(network))
}
