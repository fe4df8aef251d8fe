import 'server-only'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { guarded } from '../db/store-error'
import { memoizeByObject } from '../memoize-by-object'

/** In seconds: for how long attempts count. */
const WINDOW_SECONDS = 15 * 60
/** How many links that open nothing one network may try in that time. */
export const MAX_ATTEMPTS = 100

const limiterOf = memoizeByObject(
  (db: Database) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: signInTries,
      // Beside the tries to sign in, which have none.
      keyPrefix: 'setup',
      points: MAX_ATTEMPTS,
      duration: WINDOW_SECONDS,
      inMemoryBlockOnConsumed: MAX_ATTEMPTS + 1,
    }),
)

/** Whether a network has tried so many links that opened nothing that it is told so for every link. Rejects with StoreError. */
export function isBlocked(db: Database, network: string): Promise<boolean> {
  return guarded(async () => {
    const counted = await limiterOf(db).get(network)
    return counted !== null && counted.consumedPoints > MAX_ATTEMPTS
  })
}

/** Counts a link that opened nothing. Rejects with StoreError. */
export function countAttempt(db: Database, network: string): Promise<void> {
  return guarded(async () => {
    try {
      await limiterOf(db).consume(network)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
    }
  })
}
