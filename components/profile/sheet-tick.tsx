'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { readNoProgress, readProgress, setStepDone, subscribeToProgress } from '../guide/progress-store'

/** The storage key of the ticks of all sheets. */
const SHEETS = 'stackone-values'

interface SheetTickProps {
  /** Ticks belong to one version of a profile, because another version has other values. */
  profile: { id: string; version: number }
  /** Identifies the row within its sheet. */
  row: string
  children: ReactNode
}

/** A row's name, with a box to tick once its value is entered. */
export function SheetTick({ profile: { id, version }, row, children }: SheetTickProps) {
  const sheet = `${id} ${version}`
  const isTicked = useSyncExternalStore(
    subscribeToProgress,
    () => readProgress(SHEETS, sheet).has(row),
    () => readNoProgress().has(row),
  )
  return (
    <label className="flex min-w-0 items-baseline gap-2.5">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={({ target }) => setStepDone(SHEETS, sheet, row, target.checked)}
        className="translate-y-0.5 print:appearance-none print:border print:border-edge"
      />
      <span className="min-w-0">{children}</span>
    </label>
  )
}
