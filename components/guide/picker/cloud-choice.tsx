'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { useSelection } from '../selection-context'

/** Which of the provider's clouds the account is on. Not there when the provider has only one. */
export function CloudChoice() {
  const { guide, selection, updateSelection } = useSelection()
  if (guide.clouds.length < 2) return null
  return (
    <label className="small-choice">
      <span>Cloud</span>
      <select
        name={SELECTION_KEYS.cloud}
        value={selection.cloud}
        onChange={(event) => updateSelection({ cloud: event.currentTarget.value }, 'replace')}
      >
        {guide.clouds.map((cloud) => (
          <option key={cloud.id} value={cloud.id}>
            {cloud.label}
          </option>
        ))}
      </select>
    </label>
  )
}
