'use client'

import type { MouseEvent } from 'react'
import { forcedBroadScope } from '@/lib/guide/scopes'
import { selectionLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { LabelList } from '../label-list'
import { useSelection } from '../selection-context'

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
        <code>{scope.id}</code> covers everything. It is here for{' '}
        <LabelList labels={forcedBy.map(({ label }) => label)} />.{' '}
        {withoutThem.length > 0 && (
          <>
            Without {these} you need only{' '}
            {withoutThem.map((each, index) => (
              <span key={each}>
                {index > 0 && ', '}
                <code>{each}</code>
              </span>
            ))}
            .
          </>
        )}
      </p>
      <p className="ways">
        {remaining.length > 0 && <WayOut change={{ actions: remaining, shortScopes: false }}>Drop {these}</WayOut>}
        {shortList && !selection.shortScopes && (
          <WayOut change={{ shortScopes: true }}>
            Use the short list, <code>{shortList.join(' ')}</code>
          </WayOut>
        )}
        {selection.shortScopes && <WayOut change={{ shortScopes: false }}>List every scope again</WayOut>}
      </p>
    </div>
  )
}

/** A link to another selection, so that it works without JavaScript too. */
function WayOut({ change, children }: { change: Partial<Selection>; children: React.ReactNode }) {
  const { guide, selection, updateSelection } = useSelection()
  function follow(event: MouseEvent) {
    event.preventDefault()
    updateSelection(change, 'push')
  }
  return (
    <a href={`${selectionLink(guide, { ...selection, ...change })}#choose`} onClick={follow}>
      {children}
    </a>
  )
}
