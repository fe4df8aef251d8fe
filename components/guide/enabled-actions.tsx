'use client'

import { Disclosure } from '@/components/ui/disclosure'
import { enabledActions } from '@/lib/guide/steps'
import { plural } from '@/lib/text'
import { useSelected } from './selection-context'

/** The most names that are shown; more are folded. */
const MAX_NAMES = 4

/** The actions that a step is for: the chosen ones, or all if none is chosen. */
export function EnabledActions({ scopes }: { scopes: readonly string[] }) {
  const count = useSelected(({ guide, selection }) => enabledActions(guide, selection, scopes).length)
  const names = useSelected(({ guide, selection }) =>
    enabledActions(guide, selection, scopes)
      .map(({ label }) => label)
      .join(', '),
  )
  if (count === 0) return null
  return (
    <div className="mb-2.5 rounded-md bg-soft px-2.5 py-1.5 text-xs">
      {count > MAX_NAMES ? (
        <Disclosure key="many" summary={`Enables ${plural(count, 'action')}`}>
          <p>{names}</p>
        </Disclosure>
      ) : (
        <p key="few">
          <strong>Enables actions:</strong> <span>{names}</span>
        </p>
      )}
    </div>
  )
}
