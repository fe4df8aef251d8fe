'use client'

import { memo } from 'react'
import type { Guide } from '@/lib/guide/schema'
import { SELECTION_KEYS } from '@/lib/guide/search-params'
import { useUpdateSelection } from '../selection-context'
import { SmallChoice } from './small-choice'

/** The choice of the provider's cloud that the account is on. */
export const CloudChoice = memo(function CloudChoice({ guide, cloudId }: { guide: Guide; cloudId: string }) {
  const updateSelection = useUpdateSelection()
  return (
    <SmallChoice
      label="Cloud"
      name={SELECTION_KEYS.cloud}
      value={cloudId}
      options={guide.clouds}
      onChoose={(cloud) => updateSelection({ cloud }, 'replace')}
    />
  )
})
