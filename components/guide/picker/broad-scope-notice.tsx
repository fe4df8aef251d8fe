'use client'

import { Callout } from '@/components/ui/callout'
import { forcedBroadScope } from '@/lib/guide/scopes'
import { useSelection } from '../selection-context'
import { SelectionLink } from '../selection-link'

/** The notice names this many actions, and gives the number of the others. */
const MAX_NAMES = 3

/** Names the actions that force the scope for everything, with links that drop them or shorten the scopes. */
export function BroadScopeNotice() {
  const { guide, selection } = useSelection()
  const broad = forcedBroadScope(guide, selection)
  if (!broad) return null
  const { scope, forcedBy, withoutThem, remaining, shortList } = broad
  const these = forcedBy.length === 1 ? 'this action' : `these ${forcedBy.length} actions`
  const names = forcedBy.map(({ label }) => label)
  const more = names.length - MAX_NAMES
  const by = names.slice(0, MAX_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return (
    <Callout className="text-xs">
      <p>
        <code translate="no">{scope.id}</code> <span>{`covers every scope of the API. Needed by ${by}.`}</span>
        {withoutThem.length > 0 && (
          <span>
            <span>{` Without ${these} you need only `}</span>
            <code translate="no">{withoutThem.join(', ')}</code>
            <span>.</span>
          </span>
        )}
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1 print:hidden">
        {remaining.length > 0 && (
          <SelectionLink focusId="scopes-selected" change={{ actions: remaining, shortScopes: false }}>
            {`Drop ${these}`}
          </SelectionLink>
        )}
        {shortList && !selection.shortScopes && (
          <SelectionLink focusId="scopes-selected" change={{ shortScopes: true }}>
            Ask only for <code translate="no">{shortList.join(' ')}</code>, which covers the rest
          </SelectionLink>
        )}
        {selection.shortScopes && (
          <SelectionLink focusId="scopes-selected" change={{ shortScopes: false }}>
            List every scope again
          </SelectionLink>
        )}
      </p>
    </Callout>
  )
}
