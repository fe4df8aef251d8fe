import { type Drift, driftLines, hasDrifted } from '@/lib/stackone/drift'
import { profilePath } from '@/lib/urls'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'

interface DriftListProps {
  guide: { connector: string; slug: string; connectorName: string }
  seenAt: Date | null
  drift: Drift | null
  profiles: readonly { id: string; name: string; actions: readonly string[] }[]
}

/** The differences between StackOne's list of actions and a guide's, with the affected profiles. */
export function DriftList({ guide, seenAt, drift, profiles }: DriftListProps) {
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>{`${guide.connector}/${guide.slug}`}</h3>
        {drift && (
          <Badge tone={hasDrifted(drift) ? 'warn' : 'good'}>{hasDrifted(drift) ? 'Differs' : 'Up to date'}</Badge>
        )}
        {seenAt && (
          <span className="text-xs text-muted">
            {'Compared with StackOne’s list of '}
            <Time at={seenAt.toISOString()} />
          </span>
        )}
      </div>
      {!drift && (
        <p className="text-muted">
          {seenAt ? `StackOne lists no actions for ${guide.connectorName}.` : 'Not compared yet.'}
        </p>
      )}
      {drift && !hasDrifted(drift) && <p>{driftLines(drift).join(' ')}</p>}
      {drift && hasDrifted(drift) && (
        <>
          <ul className="grid divide-y divide-line rounded-md border border-line text-sm wrap-anywhere">
            {driftLines(drift).map((line) => (
              <li key={line} className="px-3 py-2">
                {line}
              </li>
            ))}
          </ul>
          <p>
            {profiles.length === 0
              ? 'No profile uses an action that was removed or changed.'
              : 'These profiles use actions that were removed or changed:'}
          </p>
        </>
      )}
      {profiles.length > 0 && (
        <ul className="grid list-disc gap-1 ps-5 wrap-anywhere">
          {profiles.map(({ id, name, actions }) => (
            <li key={id}>
              <a href={profilePath(id)}>{name}</a>: <code translate="no">{actions.join(' ')}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
