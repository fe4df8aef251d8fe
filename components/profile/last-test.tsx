import type { ReactNode } from 'react'
import { OUTCOME_WORDS } from '@/lib/messages'
import type { TestOutcome } from '@/lib/profile/profile'
import type { Standing } from '@/lib/profile/standing'
import { Badge, type BadgeTone } from '../ui/badge'
import { Ago, Time } from '../ui/time'

interface LastTestProps {
  standing: Standing
  /** The reason of the last test's failure, if it is known. */
  reason?: string | null
  /** The server's time, for a list: it shows relative times. Without it, times are exact. */
  now?: string
}

const TONES: Readonly<Record<TestOutcome, BadgeTone>> = { ready: 'good', failed: 'danger', incomplete: 'warn' }

/** The result of the last live test with its time; and a later attempt that proved nothing. */
export function LastTest({ standing: { shown, attempt }, reason = null, now }: LastTestProps) {
  const when = (at: string): ReactNode => (now ? <Ago at={at} now={now} /> : <Time at={at} />)
  return (
    <span className="grid gap-0.5 wrap-anywhere">
      {shown ? (
        <span key={shown.at} className="flex flex-wrap items-center gap-x-2">
          <Outcome outcome={shown.outcome} /> <span className="text-xs text-muted">{when(shown.at)}</span>
        </span>
      ) : (
        <span key="none">
          <Badge>{attempt ? 'Not tested since it was changed' : 'Not tested'}</Badge>
        </span>
      )}
      {attempt ? (
        <span key="attempt" className="text-xs text-muted">
          <span>{`Last attempt: ${reason ?? OUTCOME_WORDS[attempt.outcome].toLowerCase()}`}</span>
          {!now && (
            <span>
              , <Time at={attempt.at} />
            </span>
          )}
        </span>
      ) : (
        reason && (
          <span key="reason" className="text-xs text-muted">
            {reason}
          </span>
        )
      )}
    </span>
  )
}

/** How a live test ended, in a word. */
export function Outcome({ outcome }: { outcome: TestOutcome }) {
  return <Badge tone={TONES[outcome]}>{OUTCOME_WORDS[outcome]}</Badge>
}
