'use client'

import type { ReactNode } from 'react'
import { isStepShown } from '@/lib/guide/steps'
import { EnabledActions } from './enabled-actions'
import { useSelection } from './selection-context'
import { useProgress } from './use-progress'

interface StepProps {
  id: string
  title: string
  scopes: readonly string[]
  children: ReactNode
}

/** A numbered step, there when the choice needs it. */
export function Step({ id, title, scopes, children }: StepProps) {
  const { open } = useSelection()
  const { done, setDone } = useProgress()
  if (!isStepShown(scopes, open)) return null
  const isDone = done.has(id)
  return (
    <li id={id} className="step" data-done={isDone || undefined}>
      <div className="step-head">
        <h3>{title}</h3>
        <label className="step-done needs-script">
          <input
            type="checkbox"
            checked={isDone}
            aria-label={`Done: ${title}`}
            onChange={(event) => setDone(id, event.currentTarget.checked)}
          />
          Done
        </label>
      </div>
      <EnabledActions scopes={scopes} />
      <div className="prose">{children}</div>
    </li>
  )
}
