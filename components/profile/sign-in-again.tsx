import { dueBefore } from '@/lib/profile/sign-in-again'
import { Badge } from '../ui/badge'
import { Ago } from '../ui/time'
import { Unknown } from '../ui/unknown'

interface SignInAgainProps {
  /** RFC 3339; null if no test has shown it. */
  by: string | null
  /** The basis of the date, in a few words. */
  condition: string | null
  /** The server's time, RFC 3339. */
  now: string
}

/** When users must sign in again, for a list: marked once it is due soon, or over. */
export function SignInAgain({ by, condition, now }: SignInAgainProps) {
  if (!by) return <Unknown />
  const isOver = Date.parse(by) < Date.parse(now)
  const isDue = Date.parse(by) <= dueBefore(new Date(now)).getTime()
  const when = <Ago at={by} now={now} />
  return (
    <span className="inline-grid gap-0.5">
      <span>
        {isDue ? (
          <Badge key="due" tone={isOver ? 'danger' : 'warn'}>
            {when}
          </Badge>
        ) : (
          <span key="later">{when}</span>
        )}
      </span>
      {condition && <span className="text-xs text-muted">{condition}</span>}
    </span>
  )
}
