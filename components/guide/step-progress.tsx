'use client'

import { isStepShown } from '@/lib/guide/steps'
import { useSelected } from './selection-context'
import { useProgress } from './use-progress'

/** The fields of a step that the count needs. */
interface StepOutline {
  id: string
  scopes: readonly string[]
}

interface StepProgressProps {
  steps: readonly StepOutline[]
  /** The ids of the steps that the wizard knows to be done. */
  proven?: readonly string[]
}

/** The number of shown steps that are done. */
export function StepProgress({ steps, proven }: StepProgressProps) {
  const { done, startOver } = useProgress()
  const shownIds = useSelected(({ open }) =>
    steps
      .filter(({ scopes }) => isStepShown(scopes, open))
      .map(({ id }) => id)
      .join(' '),
  ).split(' ')
  const count = shownIds.filter((id) => done.has(id) || proven?.includes(id)).length
  return (
    <p className="mt-3 mb-6 flex min-h-6 items-center gap-3 text-sm text-muted tabular-nums no-script:hidden print:hidden">
      <progress className="bar w-32" max={shownIds.length} value={count} aria-label="Steps done" />
      <span>{`${count} of ${shownIds.length} steps done`}</span>
      {done.size > 0 && (
        <button type="button" className="cursor-pointer text-accent underline" onClick={startOver}>
          Start over
        </button>
      )}
    </p>
  )
}
