'use client'

import { findCloud } from '@/lib/guide/selection'
import { useSelection } from './selection-context'

/** What is to be known of the chosen cloud; nothing for most. */
export function CloudNote() {
  const { guide, selection } = useSelection()
  const { note } = findCloud(guide, selection.cloud)
  if (!note) return null
  return (
    <p className="callout" data-kind="warning">
      {note}
    </p>
  )
}
