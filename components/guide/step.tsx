'use client'

import type { ReactNode } from 'react'
import { isStepShown } from '@/lib/guide/steps'
import { EnabledActions } from './enabled-actions'
import { useSelected } from './selection-context'
import { useStepDone } from './use-progress'

interface StepProps {
  id: string
  title: string
  scopes: readonly string[]
  /** Whether the step only explains something, and so has no number and no checkbox. */
  isReading: boolean
  /** The step's fields and buttons. */
  actions?: ReactNode
  /** Replaces the checkbox of a step that the wizard knows to be done. */
  proof?: ReactNode
  children: ReactNode
}

const STEP =
  "relative ps-11 [counter-increment:step] target:[&_h3]:text-accent before:absolute before:start-0 before:top-0 before:grid before:size-6.75 before:place-items-center before:rounded-full before:border before:border-edge before:bg-panel before:text-xs before:font-bold before:tabular-nums before:content-[counter(step)] data-done:before:border-accent data-done:before:bg-accent data-done:before:text-on-accent data-done:before:content-['✓'_/_'']"

/** A step, rendered if the choice needs it. */
export function Step({ isReading, ...step }: StepProps) {
  const isShown = useSelected(({ open }) => isStepShown(step.scopes, open))
  if (!isShown) return null
  return isReading ? <Reading {...step} /> : <NumberedStep {...step} />
}

function NumberedStep({ id, title, scopes, actions, proof, children }: Omit<StepProps, 'isReading'>) {
  const [isTicked, setDone] = useStepDone(id)
  const isDone = Boolean(proof) || isTicked
  const isPreview = useSelected(({ guide }) => guide.preview !== undefined)
  return (
    <li id={id} className={STEP} data-done={isDone || undefined}>
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 break-after-avoid">
        <h3 className="pt-0.5">{title}</h3>
        {proof}
        {!proof && !isPreview && (
          <label className="inline-flex min-h-6 cursor-pointer items-center gap-1.5 text-xs text-muted no-script:hidden print:hidden">
            <input
              type="checkbox"
              checked={isDone}
              aria-label={`Done: ${title}`}
              onChange={(event) => setDone(event.currentTarget.checked)}
            />
            Done
          </label>
        )}
      </div>
      <EnabledActions scopes={scopes} />
      <div className="prose">{children}</div>
      {actions}
    </li>
  )
}

function Reading({ id, title, scopes, actions, children }: Omit<StepProps, 'isReading'>) {
  return (
    <li id={id} className="border-s-2 border-line pb-1 ps-4 target:border-accent">
      <h3 className="mb-1.5 break-after-avoid">{title}</h3>
      <EnabledActions scopes={scopes} />
      <div className="prose">{children}</div>
      {actions}
    </li>
  )
}
