import type { ReactNode } from 'react'

export type StepState = 'todo' | 'current' | 'done' | 'failed'

interface StepperStep {
  id: string
  label: string
  state: StepState
  /** Where it is; none for one that cannot be reached yet. */
  href?: string | undefined
  /** In the place of the label: a link that follows what the reader does. */
  live?: ReactNode
}

const DOTS: Readonly<Record<StepState, string>> = {
  todo: 'border-edge text-muted',
  current: 'border-accent bg-accent text-on-accent forced-colors:bg-[Highlight] forced-colors:text-[HighlightText]',
  done: 'border-accent text-accent',
  failed: 'border-danger text-danger',
}
const MARKS: Readonly<Record<StepState, string | null>> = { todo: null, current: null, done: '✓', failed: '!' }
const SAID: Readonly<Record<StepState, string>> = { todo: '', current: '', done: ' (done)', failed: ' (failed)' }

/** The parts of one setup: what has really happened, and where one is. */
export function Stepper({ label, steps }: { label: string; steps: readonly StepperStep[] }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
        {steps.map(({ id, label: name, state, href, live }, index) => (
          <li
            key={id}
            className={`flex items-center gap-2 ${state === 'current' ? 'font-bold text-ink' : 'text-muted'}`}
          >
            <span
              aria-hidden
              className={`grid size-5 flex-none place-items-center rounded-full border text-xs leading-none font-bold forced-color-adjust-none ${DOTS[state]}`}
            >
              {MARKS[state] ?? index + 1}
            </span>
            {live ?? <StepName name={name} href={href} isCurrent={state === 'current'} />}
            {SAID[state] && <span className="sr-only">{SAID[state]}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepName({ name, href, isCurrent }: { name: string; href: string | undefined; isCurrent: boolean }) {
  if (isCurrent) return <span aria-current="step">{name}</span>
  return href ? (
    <a href={href} className="text-inherit decoration-edge">
      {name}
    </a>
  ) : (
    <span>{name}</span>
  )
}
