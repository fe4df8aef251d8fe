'use client'

import type { Dispatch, SetStateAction } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { type AllValues, type FieldName, textIn } from '@/lib/profile/form-values'
import { fillIn, type Pasted, type PasteRules, readPasted } from '@/lib/profile/pasted-app'
import { applyQuickFix, type QuickFix } from '@/lib/profile/quick-fix'
import { showFix } from './show-fix'
import { useAfterPointerUp } from './use-after-pointer-up'

interface BoxActionsOptions {
  guide: Guide
  all: AllValues
  /** The rules for reading a command's output; null if the guide has no commands. */
  paste: PasteRules | null
  /** Replaces the values of the boxes. */
  put: (next: AllValues) => void
  /** Sets the fields whose problems are shown. */
  setChecked: Dispatch<SetStateAction<ReadonlySet<FieldName>>>
}

/** The actions that a guide's boxes share in every form: leaving one, pasting a command's output, applying a quick fix. */
export function useBoxActions({ guide, all, paste, put, setChecked }: BoxActionsOptions) {
  const whenSettled = useAfterPointerUp()

  function check(fields: readonly FieldName[]) {
    setChecked((before) => new Set([...before, ...fields]))
  }

  function leave(field: FieldName) {
    if (textIn(all, field) !== '') whenSettled(() => check([field]))
  }

  /** Fills in the values of a command's output, and describes them; null for an empty text. */
  function takePasted(text: string): Pasted | null {
    const pasted = paste && readPasted(guide, paste, text)
    if (!pasted?.ok) return pasted
    put(fillIn(all, pasted.values))
    check(Object.keys(pasted.values))
    return pasted
  }

  function fix(quickFix: QuickFix) {
    put(applyQuickFix(all, quickFix.steps))
    showFix(quickFix)
  }

  return { leave, takePasted, fix }
}
