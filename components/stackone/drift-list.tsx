import { type Drift, driftLines, hasDrifted } from '@/lib/stackone/drift'
import { profilePath } from '@/lib/urls'
import { Time } from '../ui/time'

interface DriftListProps {
  guide: { connector: string; slug: string; connectorName: string }
  seenAt: Date | null
  drift: Drift | null
  profiles: readonly { id: string; name: string; actions: readonly string[] }[]
}

/** How StackOne's list of actions differs from a guide's, and which profiles that concerns. */
export function DriftList({ guide, seenAt, drift, profiles }: DriftListProps) {
  return (
    <>
      <h3 className="mt-6">{`${guide.connector}/${guide.slug}`}</h3>
      {seenAt && (
        <p className="hint">
          {'Compared with StackOne’s list of '}
          <Time at={seenAt.toISOString()} />.
        </p>
      )}
      {!drift && <p>{seenAt ? `StackOne lists no actions for ${guide.connectorName}.` : 'Not compared yet.'}</p>}
      {drift && (
        <ul className="ways-list wrap-anywhere">
          {driftLines(drift).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {drift && hasDrifted(drift) && (
        <p>
          {profiles.length === 0
            ? 'No profile uses an action that is gone or has changed.'
            : 'These profiles use actions that are gone or have changed:'}
        </p>
      )}
      {profiles.length > 0 && (
        <ul className="ways-list">
          {profiles.map(({ id, name, actions }) => (
            <li key={id}>
              <a href={profilePath(id)}>{name}</a>: <code translate="no">{actions.join(' ')}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
