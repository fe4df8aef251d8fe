import type { AuditEvent } from '@/lib/audit/trail'
import { pageTitle } from '@/lib/page-title'
import { PROFILES } from '@/lib/urls'
import { DeadEnd } from '../site/dead-end'
import { ButtonLink } from '../ui/button'
import { Time } from '../ui/time'

interface NoSuchProfileProps {
  /** The event that ended it. */
  deleted: AuditEvent | null
  /** Its guide, when that is what is missing. */
  lostGuide?: string
}

export function NoSuchProfile({ deleted, lostGuide }: NoSuchProfileProps) {
  return (
    <>
      <title>{pageTitle('No such profile')}</title>
      <DeadEnd
        title="No such profile"
        actions={
          <ButtonLink kind="primary" href={PROFILES}>
            All profiles
          </ButtonLink>
        }
      >
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
      </DeadEnd>
    </>
  )
}
