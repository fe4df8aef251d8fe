import type { AuditEvent } from '@/lib/audit/trail'
import { NoSuch } from '../site/no-such'
import { Time } from '../ui/time'

interface NoSuchProfileProps {
  /** The event that deleted it. */
  deleted: AuditEvent | null
  /** The guide, if that is missing. */
  lostGuide?: string
}

export function NoSuchProfile({ deleted, lostGuide }: NoSuchProfileProps) {
  return (
    <NoSuch what="profile">
      {deleted ? (
        <>
          <span>{`${deleted.actor} deleted “${deleted.profileName}” on `}</span>
          <Time at={deleted.at.toISOString()} />
          <span>.</span>
        </>
      ) : lostGuide ? (
        `This profile belongs to the guide ${lostGuide}, which this wizard does not have.`
      ) : (
        'There is no profile at this address.'
      )}
    </NoSuch>
  )
}
