'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { useSelectedNow, useSelection } from '../selection-context'

/** The checkbox for the scope that requests a refresh token. A provider without such a scope has no checkbox. */
export function OfflineAccessChoice() {
  const { guide, selection, updateSelection } = useSelection()
  const isAdded = useSelectedNow(({ selection: now }) => now.offlineAccess)
  const { offlineAccess } = guide
  if (!offlineAccess) return null
  const isLeftOut = !isAdded && selection.actions.length > 0
  return (
    <div className={isLeftOut ? undefined : 'print:hidden'}>
      <label className="flex gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 print:hidden"
          name={SELECTION_KEYS.offlineAccess}
          value="true"
          checked={isAdded}
          aria-describedby="offline-access-hint"
          onChange={(event) => updateSelection({ offlineAccess: event.currentTarget.checked }, 'replace')}
        />
        <span>
          Add <code translate="no">{offlineAccess.scope}</code>
        </span>
      </label>
      <p id="offline-access-hint" className={`ps-6.5 text-xs ${isLeftOut ? 'font-medium text-warn' : 'text-muted'}`}>
        {selection.actions.length > 0 ? offlineAccess.without : 'Applies once you choose an action.'}
      </p>
    </div>
  )
}
