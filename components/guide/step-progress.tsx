'use client'

import { isStepShown } from '@/lib/guide/steps'
import { useSelection } from './selection-context'
import { useProgress } from './use-progress'

/** How many of the shown steps are ticked off. */
export function StepProgress() {
  const { steps, open } = useSelection()
  const { done } = useProgress()
  const shown = steps.filter((step) => isStepShown(step.scopes, open))
  const count = shown.filter((step) => done.has(step.id)).length
  return (
    <p className="step-progress needs-script">
      <progress max={shown.length} value={count} aria-label="Steps done" />
      <span>{`${count} of ${shown.length} steps done`}</span>
    </p>
  )
}
