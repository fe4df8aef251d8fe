import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page was left: a browser may cache it, and show it again by its Back button. */
export function useIsLeft(): boolean {
  const [isLeft, setLeft] = useState(false)
  useEffect(() => {
    const leave = () => flushSync(() => setLeft(true))
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [])
  return isLeft
}
