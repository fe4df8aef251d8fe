'use client'

import { Callout } from '@/components/ui/callout'
import { describeMissingActions, missingActions } from '@/lib/guide/missing-actions'
import { plural } from '@/lib/text'
import { useSelection } from '../selection-context'
import { SelectionLink } from '../selection-link'

/** Names the chosen actions that the cloud lacks, with a link that removes them. */
export function MissingActionsNotice() {
  const { guide, selection } = useSelection()
  const sentence = describeMissingActions(guide, selection)
  if (!sentence) return null
  const missing = new Set(missingActions(guide, selection).map(({ id }) => id))
  const remaining = selection.actions.filter((id) => !missing.has(id))
  return (
    <Callout kind="warning" className="text-xs">
      <p>{sentence}</p>
      <p className="print:hidden">
        <SelectionLink focusId="scopes-selected" change={{ actions: remaining }}>
          {`Remove ${plural(missing.size, 'action')}`}
        </SelectionLink>
      </p>
    </Callout>
  )
}
