'use client'

import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useRef } from 'react'
import { announce } from '@/components/ui/announce'
import { createSearchIndex, findActions, queryWords } from '@/lib/guide/search'
import { viewParsers } from '@/lib/guide/search-params'
import { inCatalogueOrder } from '@/lib/guide/selection'
import { useSelection } from '../selection-context'

/** What the picker shows, and what its controls do. */
export function usePicker() {
  const { guide, selection, updateSelection } = useSelection()
  const [view, setView] = useQueryStates(viewParsers)
  const index = useMemo(() => createSearchIndex(guide.actions), [guide])
  const words = useMemo(() => queryWords(view.q), [view.q])
  const shown = useMemo(() => findActions(guide.actions, index, words, view.effect), [guide, index, words, view.effect])
  const chosen = useMemo(() => new Set(selection.actions), [selection.actions])
  const shownChosenCount = shown.reduce((count, action) => count + (chosen.has(action.id) ? 1 : 0), 0)

  /** Chooses, or unchooses, these actions in one go. */
  function setChosen(ids: readonly string[], isChosen: boolean, history: 'push' | 'replace') {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    updateSelection({ actions: inCatalogueOrder(guide, next) }, history)
    return next.size
  }

  function setShownChosen(isChosen: boolean) {
    const total = setChosen(
      shown.map(({ id }) => id),
      isChosen,
      'push',
    )
    const count = isChosen ? shown.length - shownChosenCount : shownChosenCount
    announce(`${count} actions ${isChosen ? 'selected' : 'cleared'}. ${total} of ${guide.actions.length} chosen.`)
  }

  const rangeStart = useRef<string | null>(null)
  const latest = useRef({ shown, setChosen })
  latest.current = { shown, setChosen }

  /** Ticks one action; with the shift key, everything shown from the last one ticked to this one. */
  const toggle = useCallback((id: string, isChosen: boolean, withShift: boolean) => {
    const { shown, setChosen } = latest.current
    const ids = shown.map((action) => action.id)
    const from = withShift && rangeStart.current ? ids.indexOf(rangeStart.current) : -1
    const to = ids.indexOf(id)
    const range = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    const total = setChosen(range, isChosen, 'replace')
    rangeStart.current = id
    if (range.length > 1) announce(`${range.length} actions ${isChosen ? 'selected' : 'cleared'}. ${total} chosen.`)
  }, [])

  return { view, setView, words, shown, chosen, shownChosenCount, setShownChosen, toggle }
}
