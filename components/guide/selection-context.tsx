'use client'

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { readGuideData } from '@/lib/guide/guide-data'
import type { View } from '@/lib/guide/search-params'
import { type Address, openAddress, type SelectionState } from './address'

const AddressContext = createContext<Address | null>(null)

function useAddress(): Address {
  const address = useContext(AddressContext)
  if (!address) throw new Error('The selection needs a SelectionProvider above it.')
  return address
}

/**
 * A part of the reader's choice: renders again only when `select` returns another value (by `Object.is`), and after the
 * list of actions shows the choice.
 */
export function useSelected<Value>(select: (state: SelectionState) => Value): Value {
  const { selection } = useAddress()
  const read = () => select(selection.read())
  return useSyncExternalStore(selection.subscribeLater, read, read)
}

/** The same at once: for controls that React would reset. */
export function useSelectedNow<Value>(select: (state: SelectionState) => Value): Value {
  const { selection } = useAddress()
  const read = () => select(selection.read())
  return useSyncExternalStore(selection.subscribe, read, read)
}

/** The current state with a subscription, for values that depend on more than the choice. */
export function useSelectionStore(): Address['selection'] {
  return useAddress().selection
}

/** The guide, the whole choice, and the function that changes it. */
export function useSelection(): SelectionState & Pick<Address, 'updateSelection'> {
  const { updateSelection } = useAddress()
  return { ...useSelected((state) => state), updateSelection }
}

/** The function that changes the choice. It is stable. */
export function useUpdateSelection(): Address['updateSelection'] {
  return useAddress().updateSelection
}

/** The picker's view, and the function that changes it. A filter renders at once, and a search after the list. */
export function useView(): [view: View, updateView: Address['updateView']] {
  const { view, updateView } = useAddress()
  const readFilter = () => view.read().effect
  useSyncExternalStore(view.subscribe, readFilter, readFilter)
  return [useSyncExternalStore(view.subscribeLater, view.read, view.read), updateView]
}

/** The current view, and a subscription that is called at once when it changes. */
export function useViewStore(): Address['view'] {
  return useAddress().view
}

interface SelectionProviderProps {
  /** The guide, as `writeGuideData` writes it. */
  data: string
  publicUrl: string
  /** The query of the page's URL. */
  query: string
  children: ReactNode
}

export function SelectionProvider({ data, publicUrl, query, children }: SelectionProviderProps) {
  const [address] = useState(() => openAddress(readGuideData(data), publicUrl, query))
  useEffect(() => address.follow(), [address])
  return <AddressContext value={address}>{children}</AddressContext>
}
