'use client'

import { forcedBroadScope } from '@/lib/guide/scopes'
import { LabelList } from '../label-list'
import { useSelection } from '../selection-context'
import { WayOut } from '../way-out'

/** Says which actions force the scope that covers everything, and offers both ways out. */
export function BroadScopeNotice() {
  const { guide, selection } = useSelection()
  const broad = forcedBroadScope(guide, selection)
  if (!broad) return null
  const { scope, forcedBy, withoutThem, remaining, shortList } = broad
  const these = forcedBy.length === 1 ? 'this action' : `these ${forcedBy.length} actions`
  return (
    <div className="callout" data-kind="note">
      <p>
        <code translate="no">{scope.id}</code> covers every scope of the API. Needed by{' '}
        <LabelList labels={forcedBy.map(({ label }) => label)} />
        {withoutThem.length > 0 && (
          <span>
            <span>{`. Without ${these} you need only `}</span>
            <code translate="no">{withoutThem.join(', ')}</code>
          </span>
        )}
        <span>.</span>
      </p>
      <p className="ways">
        {remaining.length > 0 && (
          <WayOut focusId="scopes-selected" change={{ actions: remaining, shortScopes: false }}>
            {`Drop ${these}`}
          </WayOut>
        )}
        {shortList && !selection.shortScopes && (
          <WayOut focusId="scopes-selected" change={{ shortScopes: true }}>
            Ask only for <code translate="no">{shortList.join(' ')}</code>, which covers the rest
          </WayOut>
        )}
        {selection.shortScopes && (
          <WayOut focusId="scopes-selected" change={{ shortScopes: false }}>
            List every scope again
          </WayOut>
        )}
      </p>
    </div>
  )
}
