'use client'

import { useSyncExternalStore } from 'react'
import { readNoProgress, readProgress, setStepDone, subscribeToProgress } from './progress-store'
import { useSelection } from './selection-context'

/** The ticked steps of this guide, and how to tick one. */
export function useProgress() {
  const { guide } = useSelection()
  const id = `${guide.connector}/${guide.slug}`
  const done = useSyncExternalStore(subscribeToProgress, () => readProgress(id), readNoProgress)
  return { done, setDone: (step: string, isDone: boolean) => setStepDone(id, step, isDone) }
}
