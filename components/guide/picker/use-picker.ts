'use client'

import { useQueryStates } from 'nuqs'
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { announce } from '@/components/ui/announce'
import { viewParsers } from '@/lib/guide/search-params'
import { actionsOn, findCloud, inCatalogueOrder } from '@/lib/guide/selection'
import { plural } from '@/lib/text'
import { useSelection } from '../selection-context'
import { useActionSearch } from './use-action-search'

/** What the picker shows, and what its controls do. */
export function usePicker() {
  const { guide, selection, updateSelection } = useSelection()
  const [view, setView] = useQueryStates(viewParsers)
  const { words, shown } = useActionSearch(guide, view.q, view.effect)
  const chosen = useMemo(() => new Set(selection.actions), [selection.actions])
  const cloud = findCloud(guide, selection.cloud)
  const selectable = useMemo(() => actionsOn(cloud, shown), [cloud, shown])
  const isAllSelected = selectable.every(({ id }) => chosen.has(id))
  const shownChosenCount = shown.reduce((count, action) => count + (chosen.has(action.id) ? 1 : 0), 0)

  /** Chooses, or unchooses, these actions in one go. The picker's status line says the new count. */
  function setChosen(ids: readonly string[], isChosen: boolean, history: 'push' | 'replace') {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    updateSelection({ actions: inCatalogueOrder(guide, next) }, history)
    const changed = Math.abs(next.size - chosen.size)
    if (ids.length > 1) announce(`${plural(changed, 'action')} ${isChosen ? 'selected' : 'cleared'}.`)
  }

  function setShownChosen(isChosen: boolean) {
    const ids = (isChosen ? selectable : shown).map(({ id }) => id)
    setChosen(ids, isChosen, 'push')
  }

  const rangeStart = useRef<string | null>(null)
  const latest = useRef({ shown, setChosen })
  useLayoutEffect(() => {
    latest.current = { shown, setChosen }
  })

  /** Ticks one action; with the shift key, everything shown from the last one ticked to this one. */
  const toggle = useCallback((id: string, isChosen: boolean, withShift: boolean) => {
    const ids = latest.current.shown.map((action) => action.id)
    const from = withShift && rangeStart.current ? ids.indexOf(rangeStart.current) : -1
    const to = ids.indexOf(id)
    const range = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    latest.current.setChosen(range, isChosen, 'replace')
    rangeStart.current = id
  }, [])

  return {
    view,
    setView,
    words,
    shown,
    cloud,
    selectable,
    isAllSelected,
    chosen,
    shownChosenCount,
    setShownChosen,
    toggle,
  }
}
