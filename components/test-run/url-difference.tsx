import type { UrlComparison } from '@/lib/oauth-test/decode/compare-urls'

/** Two redirect URLs one below the other, with what differs marked. */
export function UrlDifference({ comparison }: { comparison: UrlComparison }) {
  const { isEqual, common, sentRest, registeredRest, words, index } = comparison
  if (isEqual) {
    return (
      <p role="status">
        <strong>The two are the same, character by character.</strong> If the provider still refuses, it may not have
        applied the change yet.
      </p>
    )
  }
  return (
    <div className="url-difference" role="status">
      <p>
        <strong>The two differ from character {(index ?? 0) + 1} on.</strong> {words}
      </p>
      <dl className="evidence">
        <Line label="Sent" common={common} rest={sentRest} />
        <Line label="Registered" common={common} rest={registeredRest} />
      </dl>
    </div>
  )
}

function Line({ label, common, rest }: { label: string; common: string; rest: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>
          {common}
          <mark>{rest === '' ? '(ends here)' : rest}</mark>
        </code>
      </dd>
    </div>
  )
}
