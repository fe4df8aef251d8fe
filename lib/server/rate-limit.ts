import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from '../auth/network-of'
import type { Refusal } from './refuse'
import { isRoutine } from './routine'

/** In seconds. */
const WINDOW = 60

/**
 * Bounds how much one network may ask of this process in a minute (RFC 6585 section 4); 0: no bound. The result tells
 * for each request whether it is one too many. Files of the build and probes are always answered.
 */
export function rateLimit(perMinute: number): (path: string, address: string) => Promise<Refusal | null> {
  const limiter = perMinute > 0 ? new RateLimiterMemory({ points: perMinute, duration: WINDOW }) : null
  return async (path, address) => {
    if (!limiter || isRoutine(path)) return null
    const { consumedPoints, msBeforeNext } = await limiter.penalty(networkOf(address))
    if (consumedPoints <= perMinute) return null
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
    return {
      rule: 'too many requests',
      status: 429,
      sentence: `Too many requests came from your network. Try again in ${seconds} seconds.`,
      headers: { 'retry-after': `${seconds}` },
    }
  }
}
