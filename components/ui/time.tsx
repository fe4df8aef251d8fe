import { relativeTime } from './relative-time'

interface TimeProps {
  /** RFC 3339. */
  at: string
  /** `day` leaves the time of day out. */
  precision?: 'minute' | 'day'
}

/** A point in time, in UTC: the same for every reader, and the same before and after hydration. */
export function Time({ at, precision = 'minute' }: TimeProps) {
  return <time dateTime={at}>{precision === 'day' ? dayOf(at) : exactly(at)}</time>
}

interface AgoProps {
  /** RFC 3339. */
  at: string
  /** The time at which the server rendered the page, RFC 3339, so that hydration gives the same text. */
  now: string
}

/** A relative time; the exact one on hover, and in print. */
export function Ago({ at, now }: AgoProps) {
  return (
    <time dateTime={at} title={exactly(at)} className="whitespace-nowrap print:before:content-[attr(title)]">
      <span className="print:hidden">{relativeTime(Date.parse(at), Date.parse(now)) ?? dayOf(at)}</span>
    </time>
  )
}

function exactly(at: string): string {
  const minute = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  return `${dayOf(at)}, ${minute} UTC`
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
