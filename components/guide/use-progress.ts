'use client'

import { useSyncExternalStore } from 'react'
import { selectionLink } from '@/lib/guide/search-params'
import { clearProgress, readNoProgress, readProgress, setStepDone, subscribeToProgress } from './progress-store'
import { useGuide, useSelected } from './selection-context'

/** Ticks belong to one choice and cloud: other actions have other steps, and another cloud another app. */
function useProgressKey(): string {
  return useSelected(({ guide, selection: { actions, cloud } }) => selectionLink(guide, { actions, cloud }))
}

function useDone(key: string): ReadonlySet<string> {
  const { connector, slug } = useGuide()
  const read = () => readProgress(`${connector}/${slug}`, key)
  return useSyncExternalStore(subscribeToProgress, read, readNoProgress)
}

/** Whether a step is ticked off for this choice, and how to tick it. */
export function useStepDone(step: string): [isDone: boolean, setDone: (isDone: boolean) => void] {
  const { connector, slug } = useGuide()
  const key = useProgressKey()
  return [useDone(key).has(step), (isDone) => setStepDone(`${connector}/${slug}`, key, step, isDone)]
}

/** The steps that are ticked off for this choice, and how to start over. */
export function useProgress(): { done: ReadonlySet<string>; startOver: () => void } {
  const { connector, slug } = useGuide()
  const key = useProgressKey()
  return { done: useDone(key), startOver: () => clearProgress(`${connector}/${slug}`, key) }
}
