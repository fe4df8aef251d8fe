'use client'

import { enabledActions } from '@/lib/guide/steps'
import { LabelList } from './label-list'
import { useSelection } from './selection-context'

/** Which actions a step is for: the chosen ones, or all when none is chosen. */
export function EnabledActions({ scopes }: { scopes: readonly string[] }) {
  const { guide, selection } = useSelection()
  const actions = enabledActions(guide, selection, scopes)
  if (actions.length === 0) return null
  return (
    <p className="enables">
      <strong>Enables actions:</strong> <LabelList labels={actions.map(({ label }) => label)} />
    </p>
  )
}
