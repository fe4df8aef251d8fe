'use client'

import { selectionLink } from '@/lib/guide/search-params'
import { newProfilePath } from '@/lib/urls'
import { useSelected } from './selection-context'

/** Leads to the form for a new connector profile, with the choice. */
export function NewProfileLink({ className }: { className: string }) {
  const href = useSelected(({ guide, selection }) => selectionLink(guide, selection, newProfilePath(guide)))
  const isTestable = useSelected(({ guide }) => guide.isTestable)
  return (
    <a className={className} href={href}>
      {isTestable ? 'Save and test' : 'Save the values'}
    </a>
  )
}
