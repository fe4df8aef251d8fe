import { Check, Circle, CircleDashed, Info, Minus, X } from 'lucide-react'
import type { StageView } from '@/lib/oauth-test/view'
import { AdviceCard } from './advice-card'
import { duration, STAGE_WORDS } from './outcome-words'

/** One stage: a line that says how it ended, and behind it what was seen. */
export function StageItem({ stage }: { stage: StageView }) {
  const { id, name, proves, outcome, isCurrent, ms, advice, evidence, exchanges } = stage
  const state = outcome ?? (isCurrent ? 'current' : 'later')
  const Icon = ICONS[state]
  const head = (
    <>
      <Icon aria-hidden className="icon stage-icon" />
      <strong>{name}</strong>
      <span className="stage-state">{outcome ? STAGE_WORDS[outcome] : isCurrent ? 'Now' : 'Not yet'}</span>
      {outcome && outcome !== 'skipped' && <span className="stage-time">{duration(ms)}</span>}
    </>
  )
  if (!outcome) {
    return (
      <li className="stage" data-state={state} aria-current={isCurrent ? 'step' : undefined}>
        <div className="stage-head">{head}</div>
      </li>
    )
  }
  return (
    <li id={`stage-${id}`} className="stage" data-state={state}>
      <details open={outcome === 'fail' || outcome === 'could-not-run'}>
        <summary className="stage-head">{head}</summary>
        <div className="stage-body">
          <p className="hint">{outcome === 'pass' || outcome === 'warn' ? proves : `It would prove: ${proves}`}</p>
          {advice.map((each) => (
            <AdviceCard key={each.id + each.cause} advice={each} kind={outcome === 'fail' ? 'error' : 'warning'} />
          ))}
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
                  <code>
                    {method} {url}
                  </code>{' '}
                  <span>
                    {status ?? 'no answer'}, {duration(ms)}
                  </span>
                </li>
              ))}
            </ul>
          )}
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
