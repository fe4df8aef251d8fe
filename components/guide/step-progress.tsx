'use client'

import { isStepShown, openScopes } from '@/lib/guide/steps'
import { useSelection } from './selection-context'
import { useProgress } from './use-progress'

/** How many of the shown steps are ticked off. */
export function StepProgress() {
  const { guide, selection, steps } = useSelection()
  const { done } = useProgress()
  const open = openScopes(guide, selection)
  const shown = steps.filter((step) => isStepShown(step.scopes, open))
  const count = shown.filter((step) => done.has(step.id)).length
  return (
    <p className="step-progress needs-script">
      <progress max={shown.length} value={count} aria-label="Steps done" />
      <span>
        {count} of {shown.length} steps done
      </span>
    </p>
  )
}
