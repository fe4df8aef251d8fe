import type { Evidence } from '@/lib/oauth-test/stage'

/** What was seen, as names and values. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <dl className="evidence">
      {evidence.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change; labels may repeat.
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
