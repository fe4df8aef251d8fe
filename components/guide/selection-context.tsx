'use client'

import { useQueryStates } from 'nuqs'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { readGuideData } from '@/lib/guide/guide-data'
import type { Guide } from '@/lib/guide/schema'
import { SELECTION_KEYS, selectionParsers } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { openScopes } from '@/lib/guide/steps'

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
  /** The scopes that open gated steps; null when all are open. */
  open: ReadonlySet<string> | null
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
  /** The guide, as `writeGuideData` writes it. */
  data: string
  publicUrl: string
  steps: readonly StepOutline[]
  children: ReactNode
}

export function SelectionProvider({ data, publicUrl, steps, children }: SelectionProviderProps) {
  const guide = readGuideData(data)
  const [selection, setSelection] = useQueryStates(selectionParsers(guide), { urlKeys: SELECTION_KEYS })
  const value = useMemo(
    () => ({
      guide,
      publicUrl,
      steps,
      selection,
      open: openScopes(guide, selection),
      updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => {
        void setSelection(change, { history })
      },
    }),
    [guide, publicUrl, steps, selection, setSelection],
  )
  return <SelectionContext value={value}>{children}</SelectionContext>
}
