'use client'

import { useQueryStates } from 'nuqs'
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { readGuideData } from '@/lib/guide/guide-data'
import type { Guide } from '@/lib/guide/schema'
import { SELECTION_KEYS, selectionParsers } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { openScopes } from '@/lib/guide/steps'
import { createSelectionStore, type SelectionState, type SelectionStore } from './selection-store'

interface SelectionContextValue {
  guide: Guide
  store: SelectionStore
  /** A big step (all, none, another cloud) can be undone with the browser's back button; a tick replaces the URL. */
  updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => void
}

const SelectionContext = createContext<SelectionContextValue | null>(null)

function useSelectionContext(): SelectionContextValue {
  const value = useContext(SelectionContext)
  if (!value) throw new Error('The selection needs a SelectionProvider above it.')
  return value
}

/** What is shown of the reader's choice: renders again only when `select` gives something else (by `Object.is`). */
export function useSelected<Value>(select: (state: SelectionState) => Value): Value {
  const { store } = useSelectionContext()
  const read = () => select(store.read())
  return useSyncExternalStore(store.subscribe, read, read)
}

/** The guide, the whole choice, and how to change it. The choice lives in the URL; nuqs keeps both in step. */
export function useSelection(): SelectionState & Pick<SelectionContextValue, 'updateSelection'> {
  const { updateSelection } = useSelectionContext()
  return { ...useSelected((state) => state), updateSelection }
}

/** The guide, which never changes. */
export function useGuide(): Guide {
  return useSelectionContext().guide
}

interface SelectionProviderProps {
  /** The guide, as `writeGuideData` writes it. */
  data: string
  publicUrl: string
  children: ReactNode
}

export function SelectionProvider({ data, publicUrl, children }: SelectionProviderProps) {
  const guide = readGuideData(data)
  const [selection, setSelection] = useQueryStates(selectionParsers(guide), { urlKeys: SELECTION_KEYS })
  const state = useMemo(
    () => ({ guide, publicUrl, selection, open: openScopes(guide, selection) }),
    [guide, publicUrl, selection],
  )
  const [store] = useState(() => createSelectionStore(state))
  useLayoutEffect(() => store.set(state), [store, state])
  const value = useMemo(
    () => ({
      guide,
      store,
      updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => {
        void setSelection(change, { history })
      },
    }),
    [guide, store, setSelection],
  )
  return <SelectionContext value={value}>{children}</SelectionContext>
}
