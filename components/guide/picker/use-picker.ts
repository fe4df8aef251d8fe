'use client'

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { announce } from '@/components/ui/announce'
import { actionGroups } from '@/lib/guide/groups'
import type { Action } from '@/lib/guide/schema'
import { findActions, queryWords } from '@/lib/guide/search'
import type { View } from '@/lib/guide/search-params'
import { actionsOn, findCloud, inCatalogueOrder } from '@/lib/guide/selection'
import { plural } from '@/lib/text'
import { useSelectedNow, useSelection, useSelectionStore, useView } from '../selection-context'

/** The picker's state and event handlers. */
export function usePicker() {
  const { guide, selection, updateSelection } = useSelection()
  const store = useSelectionStore()
  // Read at once, because React would reset the cloud's select to the old value.
  const cloudId = useSelectedNow(({ selection: now }) => now.cloud)
  const [view, updateView] = useView()
  const chosen = useMemo(() => new Set(selection.actions), [selection.actions])
  const latest = useRef({ chosen, shown: [] as readonly Action[], setChosen })
  // Unticked rows stay until another filter is chosen, because the focus is on them.
  const [filtered, setFiltered] = useState(chosen)
  const { q, effect } = view
  const words = useMemo(() => queryWords(q, guide.actionPrefix), [q, guide])
  const shown = useMemo(() => findActions(guide, q, effect, filtered), [guide, q, effect, filtered])
  const cloud = findCloud(guide, cloudId)
  const selectable = useMemo(() => actionsOn(cloud, shown), [cloud, shown])
  const isAllSelected = selectable.every(({ id }) => chosen.has(id))
  const shownChosenCount = shown.reduce((count, action) => count + (chosen.has(action.id) ? 1 : 0), 0)

  const setFilter = useCallback(
    (effect: View['effect']) => {
      setFiltered(latest.current.chosen)
      updateView({ effect })
    },
    [updateView],
  )

  /** Chooses these actions, or removes them, in one step. The picker's status line shows the new count. */
  function setChosen(ids: readonly string[], isChosen: boolean, history: 'push' | 'replace') {
    // The latest choice may not be rendered yet.
    const before = store.read().selection.actions
    const next = new Set(before)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    updateSelection({ actions: inCatalogueOrder(guide, next) }, history)
    const changed = Math.abs(next.size - before.length)
    if (ids.length > 1) announce(`${plural(changed, 'action')} ${isChosen ? 'selected' : 'cleared'}.`)
  }

  function setShownChosen(isChosen: boolean) {
    const ids = (isChosen ? selectable : shown).map(({ id }) => id)
    setChosen(ids, isChosen, 'push')
  }

  useLayoutEffect(() => {
    latest.current = { chosen, shown, setChosen }
  })

  const rangeStart = useRef<string | null>(null)

  /** Ticks one action; with the shift key, everything shown from the last one ticked to this one. */
  const toggle = useCallback(
    (id: string, isChosen: boolean, withShift: boolean) => {
      const visible = new Set(latest.current.shown)
      const rows = actionGroups(guide).flatMap(({ actions }) => actions.filter((action) => visible.has(action)))
      const ids = rows.map((action) => action.id)
      const from = withShift && rangeStart.current ? ids.indexOf(rangeStart.current) : -1
      const to = ids.indexOf(id)
      const range = from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
      latest.current.setChosen(range, isChosen, 'replace')
      rangeStart.current = id
    },
    [guide],
  )

  return {
    view,
    setView: updateView,
    setFilter,
    words,
    shown,
    filtered,
    cloud,
    selectable,
    isAllSelected,
    chosen,
    shownChosenCount,
    setShownChosen,
    toggle,
  }
}
