'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { selectionLink } from '@/lib/guide/search-params'
import { memoizeByObject } from '@/lib/memoize-by-object'
import type { SelectionState } from './address'
import { clearProgress, readNoProgress, readProgress, setStepDone, subscribeToProgress } from './progress-store'
import { useSelectionStore } from './selection-context'

/** Ticks belong to one choice and cloud: other actions have other steps, and another cloud another app. */
const choiceOf = memoizeByObject(({ guide, selection: { actions, cloud } }: SelectionState) =>
  selectionLink(guide, { actions, cloud }),
)

function doneIn(state: SelectionState): ReadonlySet<string> {
  return readProgress(guideName(state), choiceOf(state))
}

function guideName({ guide }: SelectionState): string {
  return `${guide.connector}/${guide.slug}`
}

/** Subscribes to ticks, also from other tabs, and to changes of the choice. */
function useSubscription(): (listener: () => void) => () => void {
  const store = useSelectionStore()
  return useCallback(
    (listener) => {
      const stops = [store.subscribeLater(listener), subscribeToProgress(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [store],
  )
}

/** Whether a step is ticked off for this choice, and the function that ticks it. */
export function useStepDone(step: string): [isDone: boolean, setDone: (isDone: boolean) => void] {
  const store = useSelectionStore()
  const read = () => doneIn(store.read()).has(step)
  const isDone = useSyncExternalStore(useSubscription(), read, () => readNoProgress().has(step))
  return [isDone, (next) => setStepDone(guideName(store.read()), choiceOf(store.read()), step, next)]
}

/** The steps that are ticked off for this choice, and the function that clears them. */
export function useProgress(): { done: ReadonlySet<string>; startOver: () => void } {
  const store = useSelectionStore()
  const done = useSyncExternalStore(useSubscription(), () => doneIn(store.read()), readNoProgress)
  return { done, startOver: () => clearProgress(guideName(store.read()), choiceOf(store.read())) }
}
