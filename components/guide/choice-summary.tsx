'use client'

import { Disclosure } from '@/components/ui/disclosure'
import { chosenActions, findCloud } from '@/lib/guide/selection'
import { plural } from '@/lib/text'
import { useSelected } from './selection-context'

/** The same height with and without a choice, so that the content below does not move. */
const BOX = 'min-h-15 text-sm text-muted'

/** The choice that the steps below are for, at the top for readers who opened a link. */
export function ChoiceSummary() {
  const where = useSelected(({ guide, selection }) =>
    guide.clouds.length > 1 ? ` on ${findCloud(guide, selection.cloud).label}` : '',
  )
  const count = useSelected(({ selection }) => selection.actions.length)
  const labels = useSelected(({ guide, selection }) =>
    chosenActions(guide, selection)
      .map(({ label }) => label)
      .join(', '),
  )
  const counts = useSelected(({ guide, selection }) => {
    const chosen = chosenActions(guide, selection)
    return guide.scopes
      .map(({ id }) => ({ id, count: chosen.filter(({ scopes }) => scopes.includes(id)).length }))
      .filter(({ count }) => count > 0)
      .map(({ id, count }) => `${count} ${id}`)
      .join(' · ')
  })
  if (count === 0) {
    return <p className={BOX}>{`No actions chosen${where}: every step is shown.`}</p>
  }
  return (
    <div key="chosen" className={BOX}>
      <p>
        Steps for <strong className="text-ink">{plural(count, 'action') + where}</strong>
        {counts && <span>{`: ${counts}`}</span>}
      </p>
      <Disclosure summary="Show the actions" isPrinted>
        <p>{labels}</p>
      </Disclosure>
    </div>
  )
}
