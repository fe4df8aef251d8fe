import type { TestOutcome } from '@/lib/profile/profile'
import { Time } from '../ui/time'

const OUTCOMES = { ready: 'Ready', failed: 'Failed', incomplete: 'Not finished' } as const

interface LastTestProps {
  outcome: TestOutcome | null
  /** RFC 3339. */
  at: string | null
}

/** How the last live test ended, and when. */
export function LastTest({ outcome, at }: LastTestProps) {
  if (!outcome || !at) return <span className="text-muted">Not tested yet</span>
  return (
    <>
      <span className="outcome" data-outcome={outcome}>
        {OUTCOMES[outcome]}
      </span>{' '}
      <small>
        <Time at={at} />
      </small>
    </>
  )
}
