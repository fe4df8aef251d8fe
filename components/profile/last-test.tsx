import { OUTCOME_WORDS } from '@/lib/profile/outcome-words'
import type { TestOutcome } from '@/lib/profile/profile'
import { Time } from '../ui/time'

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
      <Outcome outcome={outcome} />
      <small>
        {' '}
        <Time at={at} />
      </small>
    </>
  )
}

/** How a live test ended, in a word. */
export function Outcome({ outcome }: { outcome: TestOutcome }) {
  return (
    <span className="outcome" data-outcome={outcome}>
      {OUTCOME_WORDS[outcome]}
    </span>
  )
}
