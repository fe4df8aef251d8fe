import { eventWords, testOutcome } from '@/lib/audit/describe'
import type { AuditEvent } from '@/lib/audit/trail'
import { profilePath } from '@/lib/urls'
import { Outcome } from '../profile/last-test'
import { Table, TableBody, TableCell, TableHeads, TableRow } from '../ui/table'
import { Ago } from '../ui/time'
import { Unknown } from '../ui/unknown'

interface HistoryTableProps {
  /** The newest first. */
  events: readonly AuditEvent[]
  /** The server's time, RFC 3339. */
  now: string
}

/** Who did what to which profile, and when. */
export function HistoryTable({ events, now }: HistoryTableProps) {
  return (
    <Table aria-label="History">
      <TableHeads labels={['When', 'Who', 'What', 'Profile']} />
      <TableBody>
        {events.map(({ id, at, actor, action, profileId, profileName, details }) => {
          const outcome = testOutcome(details)
          return (
            <TableRow key={id}>
              <TableCell className="text-muted">
                <Ago at={at.toISOString()} now={now} />
              </TableCell>
              <TableCell className="font-medium wrap-anywhere">
                <span translate="no">{actor}</span>
              </TableCell>
              <TableCell>
                <span className="flex flex-wrap items-center gap-x-2">
                  <span>{eventWords({ action, details })}</span> {outcome && <Outcome outcome={outcome} />}
                </span>
              </TableCell>
              <TableCell className="wrap-anywhere">
                {profileId ? (
                  <a key="profile" href={profilePath(profileId)} translate="no">
                    {profileName}
                  </a>
                ) : (
                  <Unknown />
                )}
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
