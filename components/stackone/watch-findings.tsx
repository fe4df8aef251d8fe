import type { Finding } from '@/lib/watch/finding'
import { Badge } from '../ui/badge'
import { Callout } from '../ui/callout'
import { Time } from '../ui/time'

interface WatchFindingsProps {
  /** Null: it was never checked. */
  watched: { checkedAt: Date | null; findings: readonly Finding[]; doubts: readonly Finding[] } | null
}

/** The daily check's findings. */
export function WatchFindings({ watched }: WatchFindingsProps) {
  if (!watched?.checkedAt) return null
  const { checkedAt, findings, doubts } = watched
  const open = doubts.filter(({ key }) => !findings.some((finding) => finding.key === key))
  return (
    <section aria-labelledby="watch" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="watch">Daily check</h2>
        <State findings={findings} />
        <span className="text-xs text-muted">
          <span>Checked without a sign-in on </span>
          <Time at={checkedAt.toISOString()} />
        </span>
      </div>
      {findings.map(({ section, key, level, title, text, since }) => (
        <Callout key={`${section} ${key}`} kind={level === 'broken' ? 'error' : 'warning'}>
          <p>
            <strong>{title}</strong>{' '}
            <span className="text-xs text-muted">
              {'since '}
              <Time at={since} precision="day" />
            </span>
          </p>
          <p>{text}</p>
        </Callout>
      ))}
      {open.map(({ section, key, title }) => (
        <p key={`${section} ${key}`} className="text-xs text-muted">
          {`${title}. The wizard checks again within the hour before it reports this.`}
        </p>
      ))}
    </section>
  )
}

function State({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <Badge tone="good">No problem found</Badge>
  const isBroken = findings.some(({ level }) => level === 'broken')
  return <Badge tone={isBroken ? 'danger' : 'warn'}>{isBroken ? 'Broken' : 'Needs attention'}</Badge>
}
