'use client'

import { type ReactNode, useState } from 'react'

const SHOWN = 40

/** The first items of a long list, and a button that shows and hides the rest; null when there is no rest. */
export function useCut<Item>(items: readonly Item[]): { shown: readonly Item[]; restButton: ReactNode } {
  const [isWhole, setWhole] = useState(false)
  const rest = items.length - SHOWN
  if (rest <= 0) return { shown: items, restButton: null }
  return {
    shown: isWhole ? items : items.slice(0, SHOWN),
    restButton: (
      <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'show fewer' : `and ${rest} more`}
      </button>
    ),
  }
}
