const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Beyond this, a date is more useful. */
const MAX_DAYS_AGO = 30
const MAX_DAYS_AHEAD = 120

/** A time relative to now: "3 h ago", "in 12 days"; null if its date is more useful. */
export function relativeTime(at: number, now: number): string | null {
  const distance = Math.abs(now - at)
  if (distance < MINUTE) return 'just now'
  // Future times are rounded up: 89 days and 23 hours read as 90 days.
  const days = at < now || distance < DAY ? Math.floor(distance / DAY) : Math.round(distance / DAY)
  if (days > (at < now ? MAX_DAYS_AGO : MAX_DAYS_AHEAD)) return null
  const span = days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : shortSpan(distance)
  return at < now ? `${span} ago` : `in ${span}`
}

function shortSpan(ms: number): string {
  return ms < HOUR ? `${Math.floor(ms / MINUTE)} min` : `${Math.floor(ms / HOUR)} h`
}
