import type { Guide } from '@/lib/guide/schema'
import { selectedScopes } from '@/lib/guide/scopes'
import { loadSelection, loadView, selectionLink, type View, viewLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { openScopes } from '@/lib/guide/steps'
import { createStore, type Store } from './store'

/** The input of the page's client components. A new object for each selection. */
export interface SelectionState {
  guide: Guide
  publicUrl: string
  selection: Selection
  /** The scopes of the choice, in order. */
  scopes: readonly string[]
  /** The scopes that open gated steps; null when all are open. */
  open: ReadonlySet<string> | null
  /** The canonical link to the choice, without the origin. */
  link: string
}

/** The URL, with the choice and the picker's view, and the values read from it. */
export interface Address {
  selection: Store<SelectionState>
  view: Store<View>
  /** `push` for a big change (all, none, another cloud), which the back button undoes; `replace` for a tick. */
  updateSelection: (change: Partial<Selection>, history: 'push' | 'replace') => void
  updateView: (change: Partial<View>) => void
  /** Starts to follow the back button. Returns a function that stops. */
  follow: () => () => void
}

/** The delay before a search changes the URL, because browsers limit how often the URL can change. */
const PAUSE_MS = 250
/** The delay before a choice changes the URL, because the router's work would hold up the paint. */
const PAINTED_MS = 50

/** The URL of a guide's page that was opened with this query. */
export function openAddress(guide: Guide, publicUrl: string, query: string): Address {
  const stateOf = (selection: Selection): SelectionState => ({
    guide,
    publicUrl,
    selection,
    scopes: selectedScopes(guide, selection),
    open: openScopes(guide, selection),
    link: selectionLink(guide, selection),
  })
  const selection = createStore(stateOf(loadSelection(guide, new URLSearchParams(query))))
  const view = createStore<View>(loadView(new URLSearchParams(query)))
  let timer: ReturnType<typeof setTimeout> | undefined
  let isNewEntry = false

  const writeIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(write, ms)
  }
  const forget = () => {
    clearTimeout(timer)
    timer = undefined
    isNewEntry = false
  }
  const write = () => {
    if (timer === undefined) return
    const method = isNewEntry ? 'pushState' : 'replaceState'
    forget()
    history[method](null, '', viewLink(guide, selection.read().selection, view.read()))
  }
  const readBack = () => {
    forget()
    const now = new URLSearchParams(location.search)
    selection.set(stateOf(loadSelection(guide, now)))
    view.set(loadView(now))
  }

  return {
    selection,
    view,
    updateSelection: (change, how) => {
      selection.set(stateOf({ ...selection.read().selection, ...change }))
      // Writes pending changes first, so that the big change gets its own history entry.
      if (how === 'push') write()
      isNewEntry ||= how === 'push'
      writeIn(PAINTED_MS)
    },
    updateView: (change) => {
      view.set({ ...view.read(), ...change })
      writeIn(PAUSE_MS)
    },
    follow: () => {
      addEventListener('popstate', readBack)
      addEventListener('pagehide', write)
      return () => {
        removeEventListener('popstate', readBack)
        removeEventListener('pagehide', write)
        forget()
      }
    },
  }
}
