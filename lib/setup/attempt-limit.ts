import 'server-only'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { guarded } from '../db/store-error'
import { memoizeByObject } from '../memoize-by-object'

/** In seconds: how long an attempt counts. */
const WINDOW_SECONDS = 15 * 60
/** How many invalid links one network may try in that time. */
export const MAX_ATTEMPTS = 100

const limiterOf = memoizeByObject(
  (db: Database) =>
    new RateLimiterDrizzle({
      storeClient: db,
      schema: signInTries,
      // A prefix that no sign-in attempt has, in the same table.
      keyPrefix: 'setup',
      points: MAX_ATTEMPTS,
      duration: WINDOW_SECONDS,
      inMemoryBlockOnConsumed: MAX_ATTEMPTS + 1,
    }),
)

/** Whether a network has used up its attempts: then every link is refused. Rejects with StoreError. */
export function isBlocked(db: Database, network: string): Promise<boolean> {
  return guarded(async () => {
    const counted = await limiterOf(db).get(network)
    return counted !== null && counted.consumedPoints > MAX_ATTEMPTS
  })
}

/** Counts an invalid link. Rejects with StoreError. */
export function countAttempt(db: Database, network: string): Promise<void> {
  return guarded(async () => {
    try {
      await limiterOf(db).consume(network)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
    }
  })
}
