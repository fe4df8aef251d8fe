import { describeEvent } from '@/lib/audit/describe'
import type { AuditEvent } from '@/lib/audit/trail'
import type { Guide } from '@/lib/guide/schema'
import { fieldLabel } from '@/lib/profile/field-labels'
import { readChange } from '@/lib/profile/others'
import { Time } from '../ui/time'

interface HistoryProps {
  guide: Guide
  /** The newest first. */
  events: readonly AuditEvent[]
}

/** What was done to a profile, and by whom. */
export function History({ guide, events }: HistoryProps) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ul className="ways-list">
        {events.map((event) => (
          <li key={event.id}>
            <Time at={event.at.toISOString()} />
            <span>{`: ${event.actor} ${describeEvent(event)}${changedFields(guide, event)}`}</span>
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
