import type { StageId } from '@/lib/oauth-test/stage'
import type { RunView } from '@/lib/oauth-test/view'
import { headlineOf } from './headline'

type Shown = Pick<RunView, 'providerName' | 'outcome' | 'stages'>

type Leg = 'browser-wizard' | 'browser-provider' | 'wizard-provider'

/** The direction of each stage. */
const LEGS: Readonly<Partial<Record<StageId, Leg>>> = {
  config: 'browser-wizard',
  discovery: 'wizard-provider',
  client: 'wizard-provider',
  authorize: 'browser-provider',
  token: 'wizard-provider',
  identity: 'wizard-provider',
  api: 'wizard-provider',
  refresh: 'wizard-provider',
  'clean-up': 'wizard-provider',
}

/** Distinct without colours too: by width and dashes. */
const LINES = {
  quiet: 'stroke-edge stroke-[1.5]',
  good: 'stroke-good stroke-[2.5]',
  current: 'stroke-accent stroke-4 [stroke-dasharray:8_5]',
  failed: 'stroke-danger stroke-4 [stroke-dasharray:2_5]',
  unclear: 'stroke-warn stroke-4 [stroke-dasharray:1_9] [stroke-linecap:round]',
} as const

/** The connections between browser, wizard and provider. The current one, or the failed one, is marked. */
export function FlowPicture({ run }: { run: Shown }) {
  const stopped = headlineOf(run)?.stage
  const current = run.stages.find(({ isCurrent }) => isCurrent)
  const marked = current ?? stopped
  const leg = marked && LEGS[marked.id]
  const markedAs = current ? 'current' : stopped?.outcome === 'fail' ? 'failed' : 'unclear'
  const state = (name: Leg) => (name === leg ? markedAs : run.outcome === 'ready' ? 'good' : 'quiet')
  return (
    <figure className="grid gap-1.5 break-inside-avoid">
      <svg
        viewBox="0 0 320 150"
        aria-hidden="true"
        className="w-full max-w-88 text-[14px] break-inside-avoid [&>rect]:fill-panel [&>rect]:stroke-edge [&>text]:fill-ink [&>text]:[text-anchor:middle]"
      >
        <Line d="M 108 32 H 212" state={state('browser-provider')} />
        <Line d="M 72 52 L 132 104" state={state('browser-wizard')} />
        <Line d="M 188 104 L 248 52" state={state('wizard-provider')} />
        <rect x="4" y="12" width="104" height="40" rx="6" />
        <rect x="212" y="12" width="104" height="40" rx="6" />
        <rect x="108" y="104" width="104" height="40" rx="6" />
        <text x="56" y="37">
          Your browser
        </text>
        <text x="264" y="37">
          {run.providerName}
        </text>
        <text x="160" y="129">
          This wizard
        </text>
      </svg>
      <figcaption className="text-sm text-muted">{caption(run, marked?.name, current !== undefined, leg)}</figcaption>
    </figure>
  )
}

function Line({ d, state }: { d: string; state: keyof typeof LINES }) {
  return <path d={d} data-state={state} className={`fill-none ${LINES[state]}`} />
}

function caption(run: Shown, stage: string | undefined, isCurrent: boolean, leg: Leg | undefined): string {
  if (!stage) return run.outcome === 'ready' ? 'Every connection works.' : 'Who talks to whom in this test.'
  const between = leg ? `, between ${WHO[leg].replace('PROVIDER', run.providerName)}` : ''
  return `${isCurrent ? 'Now' : 'Stopped at'}: ${stage}${between}.`
}

const WHO: Readonly<Record<Leg, string>> = {
  'browser-wizard': 'your browser and the wizard',
  'browser-provider': 'your browser and PROVIDER',
  'wizard-provider': 'the wizard and PROVIDER',
}
