import { Check, ChevronRight, Circle, CircleDashed, Info, Minus, X } from 'lucide'
import { duration, STAGE_WORDS } from '@/lib/oauth-test/outcome-words'
import type { AdviceView, StageView } from '@/lib/oauth-test/view'
import { PRINTED } from '../ui/disclosure'
import { Icon } from '../ui/icon'
import { AdviceCard } from './advice-card'
import { StageDetails } from './stage-details'

interface StageItemProps {
  stage: StageView
  /** Text that the page shows elsewhere. */
  saidAlready: AdviceView | null
  /** Whether the run as a whole is proven: then no stage needs to be open. */
  isReady: boolean
}

const HEAD = 'flex min-h-10 flex-wrap items-center gap-x-2.5 gap-y-0.5 px-3.5 py-1.5'

/** One stage: a line with its result, and its evidence in a disclosure. */
export function StageItem({ stage, saidAlready, isReady }: StageItemProps) {
  const { id, name, proves, outcome, isCurrent, ms, advice, exchanges } = stage
  const state = outcome ?? (isCurrent ? 'current' : 'later')
  const { shapes, color } = LOOKS[state]
  const isQuiet = state === 'later' || state === 'skipped'
  const head = (
    <>
      <Icon shapes={shapes} className={color} />
      <strong className={isQuiet ? 'font-medium text-muted' : ''}>{name}</strong>
      <span className={`text-sm ${isQuiet || state === 'pass' ? 'text-muted' : color}`}>
        {outcome ? STAGE_WORDS[outcome] : isCurrent ? 'Now' : 'Not yet'}
      </span>
      {exchanges.length > 0 && <span className="ms-auto text-sm text-muted tabular-nums">{duration(ms)}</span>}
    </>
  )
  if (!outcome) {
    return (
      <li
        className={`border-b border-line last:border-b-0 ${isCurrent ? 'bg-soft' : ''}`}
        data-state={state}
        aria-current={isCurrent ? 'step' : undefined}
      >
        <div className={HEAD}>{head}</div>
      </li>
    )
  }
  const isProven = outcome === 'pass' || outcome === 'warn'
  return (
    <li id={`stage-${id}`} className="stage border-b border-line break-inside-avoid last:border-b-0" data-state={state}>
      <details className={`group ${PRINTED}`} open={outcome === 'fail' || (outcome === 'could-not-run' && !isReady)}>
        <summary className={`${HEAD} cursor-pointer list-none hover:bg-soft [&::-webkit-details-marker]:hidden`}>
          {head}
          <Icon
            shapes={ChevronRight}
            className={`text-muted group-open:rotate-90 ${exchanges.length > 0 ? '' : 'ms-auto'}`}
          />
        </summary>
        <div className="grid gap-2.5 px-3.5 pb-3.5 sm:ps-10">
          <p className="text-xs text-muted">{`${isProven ? 'Shows' : 'Would show'} ${proves}.`}</p>
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

const LOOKS = {
  pass: { shapes: Check, color: 'text-good' },
  warn: { shapes: Info, color: 'text-warn' },
  fail: { shapes: X, color: 'text-danger' },
  skipped: { shapes: Minus, color: 'text-muted' },
  'could-not-run': { shapes: Info, color: 'text-warn' },
  current: { shapes: CircleDashed, color: 'text-accent' },
  later: { shapes: Circle, color: 'text-muted' },
} as const
