import { OUTCOME_WORDS } from '@/lib/messages'
import type { TestOutcome } from '@/lib/profile/profile'
import type { Standing } from '@/lib/profile/standing'
import { Time } from '../ui/time'

interface LastTestProps {
  standing: Standing
  /** What the last attempt came to grief on, where that is known. */
  reason?: string | null
}

/** What the last live test showed, and when; and an attempt since that took nothing from it. */
export function LastTest({ standing: { shown, attempt }, reason = null }: LastTestProps) {
  if (!shown && !attempt) return <span className="text-muted">Not tested yet</span>
  return (
    <>
      {shown ? (
        <span key={shown.at}>
          <Outcome outcome={shown.outcome} />{' '}
          <small>
            <Time at={shown.at} />
          </small>
        </span>
      ) : (
        <span key="none" className="text-muted">
          Not tested since it was changed
        </span>
      )}
      {attempt && (
        <small className="last-attempt">
          <span>{`Last attempt: ${reason ?? OUTCOME_WORDS[attempt.outcome].toLowerCase()},`}</span>{' '}
          <Time at={attempt.at} />
        </small>
      )}
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
