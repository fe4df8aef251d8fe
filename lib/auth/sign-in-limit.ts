import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../db/database'
import { signInTries } from '../db/schema'
import { guarded } from '../db/store-error'

/** In milliseconds: for how long tries count. */
export const WINDOW = 15 * 60 * 1000
/** How many tries one network has in that time. */
export const TRIES_PER_NETWORK = 10

/** Whether one more try may be made; if not, how many seconds to wait. */
export type TryPermit = { ok: true } | { ok: false; waitSeconds: number }

/**
 * Counts a try to sign in before it is made, so that tries at the same time, and on other instances, count too. Each
 * network has its own count: whatever one does keeps no other out.
 */
export async function permitTry(db: Database, network: string, now: Date): Promise<TryPermit> {
  const over = new Date(now.getTime() - 2 * WINDOW)
  await guarded(() => db.delete(signInTries).where(lt(signInTries.windowStart, over)))
  const { tries, windowStart } = await countTry(db, network, now)
  return tries > TRIES_PER_NETWORK ? refusal(windowStart, now) : { ok: true }
}

/** After a right code: the tries before it from this network were slips, and this one was none. */
export async function forgetTries(db: Database, network: string): Promise<void> {
  await guarded(() => db.delete(signInTries).where(eq(signInTries.counter, network)))
}

function countTry(db: Database, counter: string, now: Date): Promise<{ tries: number; windowStart: Date }> {
  const windowStart = now.toISOString()
  const isOver = sql`${signInTries.windowStart} <= ${new Date(now.getTime() - WINDOW).toISOString()}::timestamptz`
  return guarded(async () => {
    const [row] = await db
      .insert(signInTries)
      .values({ counter, windowStart: now, tries: 1 })
      .onConflictDoUpdate({
        target: signInTries.counter,
        set: {
          tries: sql`case when ${isOver} then 1 else ${signInTries.tries} + 1 end`,
          windowStart: sql`case when ${isOver} then ${windowStart}::timestamptz else ${signInTries.windowStart} end`,
        },
      })
      .returning()
    if (!row) throw new Error('The try was not counted.')
    return row
  })
}

function refusal(windowStart: Date, now: Date): TryPermit {
  const left = windowStart.getTime() + WINDOW - now.getTime()
  return { ok: false, waitSeconds: Math.max(1, Math.ceil(left / 1000)) }
}
