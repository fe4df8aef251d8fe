import type { Guide } from '@/lib/guide/schema'
import type { Selection } from '@/lib/guide/selection'

/** What the moving parts of a guide's page are computed from. A new object for each selection. */
export interface SelectionState {
  guide: Guide
  publicUrl: string
  selection: Selection
  /** The scopes that open gated steps; null when all are open. */
  open: ReadonlySet<string> | null
}

export interface SelectionStore {
  read: () => SelectionState
  /** Calls back when the selection changes. Returns how to stop. */
  subscribe: (listener: () => void) => () => void
  set: (state: SelectionState) => void
}

/** Holds the selection beside React's tree, so that a change renders only the parts that show something else then. */
export function createSelectionStore(first: SelectionState): SelectionStore {
  const listeners = new Set<() => void>()
  let state = first
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
  }
}
