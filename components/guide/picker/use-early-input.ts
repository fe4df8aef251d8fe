'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { readPickerForm } from '@/lib/guide/picker-form'
import { type View, viewLink } from '@/lib/guide/search-params'
import type { Selection } from '@/lib/guide/selection'
import { useSelection } from '../selection-context'

/** Applies ticks and text that the reader entered before hydration, on a slow connection. */
export function useEarlyInput(
  form: RefObject<HTMLFormElement | null>,
  view: View,
  takeOver: (selection: Selection, view: View) => void,
): void {
  const { guide, selection } = useSelection()
  const atStart = useRef({ guide, selection, view, takeOver })

  useEffect(() => {
    if (!form.current) return
    const { guide, selection, view, takeOver } = atStart.current
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (typeof value === 'string') query.append(name, value)
    const early = readPickerForm(guide, query)
    if (viewLink(guide, early.selection, early.view) !== viewLink(guide, selection, view)) {
      takeOver(early.selection, early.view)
    }
  }, [form])
}
