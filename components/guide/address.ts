import type { Guide } from '@/lib/guide/schema'
import { loadSelection, loadView, type View, viewLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { openScopes } from '@/lib/guide/steps'
import { createStore, type Store } from './store'

/** What the moving parts of a guide's page are computed from. A new object for each selection. */
export interface SelectionState {
  guide: Guide
  publicUrl: string
  selection: Selection
  /** The scopes that open gated steps; null when all are open. */
  open: ReadonlySet<string> | null
}

/** The address bar, where the choice and the picker's view live, and what is read from it. */
export interface Address {
  selection: Store<SelectionState>
  view: Store<View>
  /** A big step (all, none, another cloud) can be undone with the browser's back button; a tick replaces the address. */
  updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => void
  updateView: (change: Partial<View>) => void
  /** Begins to follow the back button. Returns how to stop. */
  follow: () => () => void
}

/** The address follows a search once the reader pauses: browsers allow it few changes. */
const PAUSE_MS = 250

/** The address of a guide's page that was opened with this query. */
export function openAddress(guide: Guide, publicUrl: string, query: string): Address {
  const stateOf = (selection: Selection) => ({ guide, publicUrl, selection, open: openScopes(guide, selection) })
  const selection = createStore(stateOf(loadSelection(guide, new URLSearchParams(query))))
  const view = createStore<View>(loadView(new URLSearchParams(query)))
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = (method: 'pushState' | 'replaceState') => {
    clearTimeout(timer)
    timer = undefined
    history[method](null, '', viewLink(guide, selection.read().selection, view.read()))
  }
  const finish = () => {
    if (timer !== undefined) write('replaceState')
  }
  const readBack = () => {
    clearTimeout(timer)
    const now = new URLSearchParams(location.search)
    selection.set(stateOf(loadSelection(guide, now)))
    view.set(loadView(now))
  }

  return {
    selection,
    view,
    updateSelection: (change, how) => {
      selection.set(stateOf({ ...selection.read().selection, ...change }))
      write(how === 'push' ? 'pushState' : 'replaceState')
    },
    updateView: (change) => {
      view.set({ ...view.read(), ...change })
      clearTimeout(timer)
      timer = setTimeout(finish, PAUSE_MS)
    },
    follow: () => {
      addEventListener('popstate', readBack)
      addEventListener('pagehide', finish)
      return () => {
        removeEventListener('popstate', readBack)
        removeEventListener('pagehide', finish)
        clearTimeout(timer)
      }
    },
  }
}
