'use client'

import type { MouseEvent, ReactNode } from 'react'
import { isModifiedClick } from '@/components/ui/is-modified-click'
import { selectionLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { useSelection } from './selection-context'

interface SelectionLinkProps {
  change: Partial<Selection>
  /** The id of the element that gets the focus, because the link itself may be removed. */
  focusId: string
  children: ReactNode
}

/** A link to another selection, so that it works without JavaScript too. */
export function SelectionLink({ change, focusId, children }: SelectionLinkProps) {
  const { guide, selection, updateSelection } = useSelection()
  function follow(event: MouseEvent) {
    if (isModifiedClick(event)) return
    event.preventDefault()
    updateSelection(change, 'push')
    document.getElementById(focusId)?.focus({ preventScroll: true })
  }
  return (
    <a href={`${selectionLink(guide, { ...selection, ...change })}#choose`} onClick={follow}>
      {children}
    </a>
  )
}
