import { duration } from '@/lib/oauth-test/outcome-words'
import type { StageView } from '@/lib/oauth-test/view'
import { EvidenceList } from './evidence-list'

/** The evidence of a stage, and its requests. */
export function StageDetails({ stage: { name, evidence, exchanges } }: { stage: StageView }) {
  return (
    <>
      <EvidenceList evidence={evidence} />
      {exchanges.length > 0 && (
        <ul className="grid gap-1 text-xs text-muted" aria-label={`Requests of ${name}`}>
          {exchanges.map(({ method, url, status, ms }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change; the same may be asked twice.
            <li key={index}>
              <code translate="no" className="text-ink">{`${method} ${url}`}</code>{' '}
              <span>{`${status ?? 'no answer'}, ${duration(ms)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
