'use client'

import { Callout } from '@/components/ui/callout'
import { findCloud } from '@/lib/guide/selection'
import { useSelected } from './selection-context'

/** What is known of the chosen cloud; nothing for most. */
export function CloudNote() {
  const note = useSelected(({ guide, selection }) => findCloud(guide, selection.cloud).note)
  return note ? <Callout kind="warning">{note}</Callout> : null
}
