'use client'

import { isModifiedClick } from '@/components/ui/is-modified-click'
import { viewLink } from '@/lib/guide/search-params'
import { useSelection, useView } from '../selection-context'

export const SEARCH_ID = 'search-actions'

const FULL_VIEW = { q: '', effect: 'all' } as const

/** Clears search and filter: a link, so that it works without JavaScript too. */
export function ShowAll() {
  const { guide, selection } = useSelection()
  const [, updateView] = useView()
  return (
    <a
      href={`${viewLink(guide, selection, FULL_VIEW)}#choose`}
      onClick={(event) => {
        if (isModifiedClick(event)) return
        event.preventDefault()
        updateView(FULL_VIEW)
        document.getElementById(SEARCH_ID)?.focus()
      }}
    >
      {`Show all ${guide.actions.length}`}
    </a>
  )
}
