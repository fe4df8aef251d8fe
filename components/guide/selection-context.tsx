'use client'

import { useQueryStates } from 'nuqs'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { createSelectionParsers, SELECTION_KEYS } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'

/** A step as far as the page's moving parts know it. */
interface StepOutline {
  id: string
  scopes: readonly string[]
}

interface SelectionContextValue {
  guide: Guide
  publicUrl: string
  steps: readonly StepOutline[]
  selection: Selection
  /** A big step (all, none, another cloud) can be undone with the browser's back button; a tick replaces the URL. */
  updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => void
}

const SelectionContext = createContext<SelectionContextValue | null>(null)

/** The guide and the reader's choice. The choice lives in the URL; nuqs keeps both in step. */
export function useSelection(): SelectionContextValue {
  const value = useContext(SelectionContext)
  if (!value) throw new Error('useSelection needs a SelectionProvider above it.')
  return value
}

interface SelectionProviderProps {
  guide: Guide
  publicUrl: string
  steps: readonly StepOutline[]
  children: ReactNode
}

export function SelectionProvider({ guide, publicUrl, steps, children }: SelectionProviderProps) {
  const parsers = useMemo(() => createSelectionParsers(guide), [guide])
  const [selection, setSelection] = useQueryStates(parsers, { urlKeys: SELECTION_KEYS })
  const value = useMemo(
    () => ({
      guide,
      publicUrl,
      steps,
      selection,
      updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => {
        void setSelection(change, { history })
      },
    }),
    [guide, publicUrl, steps, selection, setSelection],
  )
  return <SelectionContext value={value}>{children}</SelectionContext>
}
