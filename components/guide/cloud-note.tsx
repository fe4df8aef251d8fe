'use client'

import { Callout } from '@/components/ui/callout'
import { findCloud } from '@/lib/guide/selection'
import { useSelected } from './selection-context'

/** The note of the chosen cloud, if it has one. */
export function CloudNote() {
  const note = useSelected(({ guide, selection }) => findCloud(guide, selection.cloud).note)
  return note ? <Callout kind="warning">{note}</Callout> : null
}
