'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { SEPARATORS } from '@/lib/guide/separators'
import { useSelection } from '../selection-context'

/** What stands between the scopes that are copied. */
export function SeparatorChoice() {
  const { selection, updateSelection } = useSelection()
  return (
    <label className="small-choice">
      <span>Separator</span>
      <select
        name={SELECTION_KEYS.separator}
        value={selection.separator}
        onChange={(event) => {
          const chosen = SEPARATORS.find(({ id }) => id === event.currentTarget.value)
          if (chosen) updateSelection({ separator: chosen.id }, 'replace')
        }}
      >
        {SEPARATORS.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
