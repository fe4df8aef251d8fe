import 'server-only'
import { isStoreError } from './store-error'

/** In milliseconds: the wait before a retry. */
const AGAIN = 250

/**
 * Does work on the database, and retries it while the database is unavailable, for `mostMs` milliseconds; then rejects
 * with its StoreError. Only for idempotent work: after a broken connection it is unknown whether the work was done.
 */
export async function retryWhileUnavailable<Result>(work: () => Promise<Result>, mostMs: number): Promise<Result> {
  const end = performance.now() + mostMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isStoreError(error) || !error.isUnavailable || performance.now() + AGAIN > end) throw error
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
    }
  }
}
