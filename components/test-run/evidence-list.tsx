import type { ReactNode } from 'react'
import type { Evidence } from '@/lib/oauth-test/stage'

/** Evidence, as names and values. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <dl className="grid gap-1 text-sm">
      {evidence.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change; labels may repeat.
        <EvidenceLine key={index} label={label}>
          <bdi>{value}</bdi>
        </EvidenceLine>
      ))}
    </dl>
  )
}

/** A name and its value, side by side if the width allows. */
export function EvidenceLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-3 wrap-anywhere sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
