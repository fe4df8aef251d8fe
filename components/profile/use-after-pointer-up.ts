'use client'

import { useEffect, useRef } from 'react'

/**
 * Runs work once the pointer is up, or at once if it is. A message that appears below a field on blur would otherwise
 * move the button under the pointer, and the click would be lost.
 */
export function useAfterPointerUp(): (work: () => void) => void {
  const waiting = useRef<(() => void)[] | null>(null)

  useEffect(() => {
    const press = () => {
      waiting.current = []
    }
    const release = () => {
      const works = waiting.current ?? []
      waiting.current = null
      // After the click that follows the release.
      setTimeout(() => {
        for (const work of works) work()
      })
    }
    const capture = { capture: true }
    addEventListener('pointerdown', press, capture)
    addEventListener('pointerup', release, capture)
    addEventListener('pointercancel', release, capture)
    return () => {
      removeEventListener('pointerdown', press, capture)
      removeEventListener('pointerup', release, capture)
      removeEventListener('pointercancel', release, capture)
    }
  }, [])

  return (work) => {
    if (waiting.current) waiting.current.push(work)
    else work()
  }
}
