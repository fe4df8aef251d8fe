'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { SEPARATORS } from '@/lib/guide/separators'
import { useSelectedNow, useUpdateSelection } from '../selection-context'
import { SmallChoice } from './small-choice'

/** The separator between copied scopes. */
export function SeparatorChoice() {
  const separator = useSelectedNow(({ selection }) => selection.separator)
  const updateSelection = useUpdateSelection()
  return (
    <SmallChoice
      label="Separator"
      name={SELECTION_KEYS.separator}
      value={separator}
      options={SEPARATORS}
      onChoose={(id) => {
        const chosen = SEPARATORS.find((each) => each.id === id)
        if (chosen) updateSelection({ separator: chosen.id }, 'replace')
      }}
    />
  )
}
