import { useEffect } from 'react'
import type { UrlComparison } from '@/lib/oauth-test/decode/compare-urls'
import { announce } from '../ui/announce'

/** Two redirect URLs one below the other, with the difference marked. */
export function UrlDifference({ comparison }: { comparison: UrlComparison }) {
  const { isEqual, common, sentRest, registeredRest, reason, words, index } = comparison
  const isMissing = reason === 'host'
  const summary = isEqual
    ? 'The two are the same, character by character.'
    : isMissing
      ? 'The test’s redirect URL is not among them: add it.'
      : `The two differ from character ${(index ?? 0) + 1} on. ${words}`

  useEffect(() => announce(summary), [summary])

  if (isEqual) {
    return (
      <p>
        <strong>{summary}</strong> If the provider still refuses, it may not have applied the change yet.
      </p>
    )
  }
  return (
    <div className="grid gap-2">
      <p>
        <strong>{summary}</strong>
      </p>
      <dl className="grid gap-1 text-sm">
        <Line label="Sent" common={common} rest={sentRest} />
        <Line label="Registered" common={common} rest={registeredRest} />
      </dl>
    </div>
  )
}

function Line({ label, common, rest }: { label: string; common: string; rest: string }) {
  return (
    <div className="wrap-anywhere">
      <dt className="text-muted">{label}</dt>
      <dd>
        <code translate="no">
          <span>{common}</span>
          <mark>{rest === '' ? '(ends here)' : rest}</mark>
        </code>
      </dd>
    </div>
  )
}
