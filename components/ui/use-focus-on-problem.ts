import { type RefObject, useEffect } from 'react'

/** Focuses a box after each answer with a problem. */
export function useFocusOnProblem(box: RefObject<HTMLElement | null>, state: { problem: string | null }): void {
  useEffect(() => {
    if (state.problem) box.current?.focus()
  }, [box, state])
}
