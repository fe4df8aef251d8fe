'use client'

import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { useSelection } from '../selection-context'
import { SmallChoice } from './small-choice'

/** Which of the provider's clouds the account is on. Not there when the provider has only one. */
export function CloudChoice() {
  const { guide, selection, updateSelection } = useSelection()
  if (guide.clouds.length < 2) return null
  return (
    <SmallChoice
      label="Cloud"
      name={SELECTION_KEYS.cloud}
      value={selection.cloud}
      options={guide.clouds}
      onChoose={(cloud) => updateSelection({ cloud }, 'replace')}
    />
  )
}
