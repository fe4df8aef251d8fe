import { type RefObject, useEffect, useRef } from 'react'

let isFocusOwed = false

/** Records that the reader pressed a button that will disappear: the next step gets the focus. */
export function oweFocus(): void {
  isFocusOwed = true
}

/** Records that the button stays. */
export function keepFocus(): void {
  isFocusOwed = false
}

/**
 * The heading of the next step. It gets the focus when the focused element disappears because of the reader's action.
 */
export function useFocusOnNext(state: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(state)

  useEffect(() => {
    const isLost = before.current !== state && document.activeElement === document.body
    before.current = state
    if (!isFocusOwed && !isLost) return
    isFocusOwed = false
    heading.current?.focus({ preventScroll: isLost })
  }, [state])

  return heading
}
