'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { SEPARATORS } from '@/lib/guide/separators'
import { useSelection } from '../selection-context'
import { SmallChoice } from './small-choice'

/** What stands between the scopes that are copied. */
export function SeparatorChoice() {
  const { selection, updateSelection } = useSelection()
  return (
    <SmallChoice
      label="Separator"
      name={SELECTION_KEYS.separator}
      value={selection.separator}
      options={SEPARATORS}
      onChoose={(id) => {
        const chosen = SEPARATORS.find((separator) => separator.id === id)
        if (chosen) updateSelection({ separator: chosen.id }, 'replace')
      }}
    />
  )
}
