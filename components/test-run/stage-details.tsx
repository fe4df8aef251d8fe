import { duration } from '@/lib/oauth-test/outcome-words'
import type { StageView } from '@/lib/oauth-test/view'

/** What a stage saw, and which requests it made. */
export function StageDetails({ stage: { name, evidence, exchanges } }: { stage: StageView }) {
  return (
    <>
      {evidence.length > 0 && (
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
      )}
      {exchanges.length > 0 && (
        <ul className="exchanges" aria-label={`Requests of ${name}`}>
          {exchanges.map(({ method, url, status, ms }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change; the same may be asked twice.
            <li key={index}>
              <code translate="no">{`${method} ${url}`}</code>{' '}
              <span>{`${status ?? 'no answer'}, ${duration(ms)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
