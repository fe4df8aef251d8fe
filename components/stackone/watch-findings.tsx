import type { Finding } from '@/lib/watch/finding'
import { Time } from '../ui/time'

interface WatchFindingsProps {
  /** Null: it was not checked yet. */
  watched: { checkedAt: Date | null; findings: readonly Finding[]; doubts: readonly Finding[] } | null
}

/** What the daily check has found, which needs nobody. */
export function WatchFindings({ watched }: WatchFindingsProps) {
  if (!watched?.checkedAt) return null
  const { checkedAt, findings, doubts } = watched
  const open = doubts.filter(({ key }) => !findings.some((finding) => finding.key === key))
  return (
    <section aria-labelledby="watch">
      <h2 id="watch">Daily check</h2>
      <p>
        <span>{`${findings.length === 0 ? 'No problem found. ' : ''}Checked without a sign-in on `}</span>
        <Time at={checkedAt.toISOString()} />.
      </p>
      {findings.map(({ section, key, level, title, text, since }) => (
        <div key={`${section} ${key}`} className="callout" data-kind={level === 'broken' ? 'error' : 'warning'}>
          <p>
            <strong>{title}</strong>{' '}
            <small>
              {'since '}
              <Time at={since} precision="day" />
            </small>
          </p>
          <p>{text}</p>
        </div>
      ))}
      {open.map(({ section, key, title }) => (
        <p key={`${section} ${key}`} className="hint">
          {`${title}. The wizard checks again within the hour before it reports this.`}
        </p>
      ))}
    </section>
  )
}
