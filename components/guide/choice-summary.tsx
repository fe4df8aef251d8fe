'use client'

import { chosenActions, findCloud } from '@/lib/guide/selection'
import { plural } from '@/lib/text'
import { LabelList } from './label-list'
import { useSelection } from './selection-context'

/** What the steps below are for: whoever opens a link sees it at once. */
export function ChoiceSummary() {
  const { guide, selection } = useSelection()
  const chosen = chosenActions(guide, selection)
  const where = guide.clouds.length > 1 ? ` on ${findCloud(guide, selection.cloud).label}` : ''
  if (chosen.length === 0) return <p className="choice-summary">{`No actions chosen${where}: every step is shown.`}</p>
  return (
    <p key="chosen" className="choice-summary">
      Steps for <strong>{plural(chosen.length, 'action') + where}</strong>:{' '}
      <LabelList labels={chosen.map(({ label }) => label)} />
    </p>
  )
}
