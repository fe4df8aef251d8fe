import { describeEvent } from '@/lib/audit/describe'
import type { AuditEvent } from '@/lib/audit/trail'
import type { Guide } from '@/lib/guide/schema'
import { readChange } from '@/lib/profile/concurrent-edits'
import { fieldLabel } from '@/lib/profile/field-labels'
import { Ago } from '../ui/time'

interface HistoryProps {
  guide: Guide
  /** The newest first. */
  events: readonly AuditEvent[]
  /** The server's time, RFC 3339. */
  now: string
}

/** The events of a profile, with their actors. */
export function History({ guide, events, now }: HistoryProps) {
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history">History</h2>
      <ul className="grid divide-y divide-line rounded-lg border border-line bg-panel text-sm">
        {events.map((event) => (
          <li
            key={event.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 break-inside-avoid"
          >
            <span className="min-w-0 wrap-anywhere">
              {`${event.actor} ${describeEvent(event)}${changedFields(guide, event)}`}
            </span>
            <span className="text-xs text-muted">
              <Ago at={event.at.toISOString()} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function changedFields(guide: Guide, event: AuditEvent): string {
  const change = readChange(event)
  if (!change) return ''
  const fields = [...Object.keys(change.changes), ...change.replaced]
  return fields.length > 0 ? ` (${fields.map((field) => fieldLabel(guide, field)).join(', ')})` : ''
}
