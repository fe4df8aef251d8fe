import { Check, ChevronRight, Circle, CircleDashed, Info, Minus, X } from 'lucide'
import { duration, STAGE_WORDS } from '@/lib/oauth-test/outcome-words'
import type { AdviceView, StageView } from '@/lib/oauth-test/view'
import { Icon } from '../ui/icon'
import { AdviceCard } from './advice-card'
import { StageDetails } from './stage-details'

interface StageItemProps {
  stage: StageView
  /** What is said elsewhere on the page already. */
  saidAlready: AdviceView | null
  /** Whether the run as a whole is proven: then nothing in it needs to be opened. */
  isReady: boolean
}

/** One stage: a line that says how it ended, and behind it what was seen. */
export function StageItem({ stage, saidAlready, isReady }: StageItemProps) {
  const { id, name, proves, outcome, isCurrent, ms, advice, exchanges } = stage
  const state = outcome ?? (isCurrent ? 'current' : 'later')
  const head = (
    <>
      <Icon shapes={ICONS[state]} className="stage-icon" />
      <strong>{name}</strong>
      <span className="stage-state">{outcome ? STAGE_WORDS[outcome] : isCurrent ? 'Now' : 'Not yet'}</span>
      {exchanges.length > 0 && <span className="stage-time">{duration(ms)}</span>}
    </>
  )
  if (!outcome) {
    return (
      <li className="stage" data-state={state} aria-current={isCurrent ? 'step' : undefined}>
        <div className="stage-head">{head}</div>
      </li>
    )
  }
  const isProven = outcome === 'pass' || outcome === 'warn'
  return (
    <li id={`stage-${id}`} className="stage" data-state={state}>
      <details open={outcome === 'fail' || (outcome === 'could-not-run' && !isReady)}>
        <summary className="stage-head">
          {head}
          <Icon shapes={ChevronRight} className="stage-marker" />
        </summary>
        <div className="stage-body">
          <p className="hint">{`${isProven ? 'Shows' : 'Would show'} ${proves}.`}</p>
          {advice
            .filter((each) => each !== saidAlready)
            .map((each) => (
              <AdviceCard key={each.id + each.cause} advice={each} kind={outcome === 'fail' ? 'error' : 'warning'} />
            ))}
          <StageDetails stage={stage} />
        </div>
      </details>
    </li>
  )
}

const ICONS = {
  pass: Check,
  warn: Info,
  fail: X,
  skipped: Minus,
  'could-not-run': Info,
  current: CircleDashed,
  later: Circle,
} as const
