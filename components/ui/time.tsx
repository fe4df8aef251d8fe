interface TimeProps {
  /** RFC 3339. */
  at: string
  /** `day` leaves the time of day out. */
  precision?: 'minute' | 'day'
}

/** A point in time, in UTC: the same for every reader, and the same before and after JavaScript. */
export function Time({ at, precision = 'minute' }: TimeProps) {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const minute = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  return <time dateTime={at}>{precision === 'day' ? day : `${day}, ${minute} UTC`}</time>
}
