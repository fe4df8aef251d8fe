import type { ReactNode } from 'react'

/** The state of a step: open, done or failed. */
type StepState = 'todo' | 'done' | 'failed'

interface StepperStep {
  id: string
  label: string
  state: StepState
  /** Whether it is the page's own step. */
  isCurrent: boolean
  /** Its URL; absent for a step that cannot be reached yet. */
  href?: string | undefined
}

const OUTLINED: Readonly<Record<StepState, string>> = {
  todo: 'border-edge text-muted',
  done: 'border-accent text-accent',
  failed: 'border-danger text-danger',
}
const FILLED: Readonly<Record<StepState, string>> = {
  todo: 'border-accent bg-accent text-on-accent',
  done: 'border-accent bg-accent text-on-accent',
  failed: 'border-danger bg-danger text-panel',
}
const MARKS: Readonly<Record<StepState, string | null>> = { todo: null, done: '✓', failed: '!' }
const SAID: Readonly<Record<StepState, string | null>> = { todo: null, done: ' (done)', failed: ' (failed)' }

/** The steps of one setup, with their state and the current one. */
export function Stepper({ label, steps }: { label: string; steps: readonly StepperStep[] }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
        {steps.map(({ id, label: name, state, isCurrent, href }, index) => (
          <li key={id} className={isCurrent ? 'font-bold text-ink' : 'text-muted'}>
            <StepLink href={isCurrent ? undefined : href}>
              <span
                aria-hidden
                className={`grid size-5 flex-none place-items-center rounded-full border leading-none font-bold ${isCurrent ? `${FILLED[state]} forced-color-adjust-none forced-colors:border-[Highlight] forced-colors:bg-[Highlight] forced-colors:text-[HighlightText]` : OUTLINED[state]}`}
              >
                {MARKS[state] ?? index + 1}
              </span>
              {/* A narrow screen has room for one name in the line. */}
              <span aria-current={isCurrent ? 'step' : undefined} className={nameClass(isCurrent, href)}>
                {name}
              </span>
            </StepLink>
            {SAID[state] && <span className="sr-only">{SAID[state]}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function nameClass(isCurrent: boolean, href: string | undefined): string {
  if (isCurrent) return ''
  return href ? 'max-sm:sr-only underline decoration-edge' : 'max-sm:sr-only'
}

function StepLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const look = 'inline-flex items-center gap-2'
  return href ? (
    <a href={href} className={`${look} text-inherit no-underline hover:text-ink`}>
      {children}
    </a>
  ) : (
    <span className={look}>{children}</span>
  )
}
