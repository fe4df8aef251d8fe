import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from '../auth/network-of'
import type { Refusal } from './refuse'

/** In seconds. */
const WINDOW = 60
/** Files of the build cost next to nothing, and probes must always be answered. */
const IS_FREE = /^\/(_next\/static\/|icon\.svg|api\/(health|ready)$)/

/**
 * Bounds how much one network may ask of this process in a minute (RFC 6585 section 4); 0: no bound. The result tells
 * for each request whether it is one too many.
 */
export function rateLimit(perMinute: number): (path: string, address: string) => Promise<Refusal | null> {
  const limiter = perMinute > 0 ? new RateLimiterMemory({ points: perMinute, duration: WINDOW }) : null
  return async (path, address) => {
    if (!limiter || IS_FREE.test(path)) return null
    const { consumedPoints, msBeforeNext } = await limiter.penalty(networkOf(address))
    if (consumedPoints <= perMinute) return null
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
    return {
      status: 429,
      sentence: `Too many requests came from your network. Try again in ${seconds} seconds.`,
      headers: { 'retry-after': `${seconds}` },
    }
  }
}
