'use client'

import type { ReactNode } from 'react'
import { selectionLink } from '@/lib/guide/search-params'
import { newProfilePath } from '@/lib/urls'
import { useSelection } from './selection-context'

/** Leads to the form for a new connector profile, with the choice. */
export function NewProfileLink({ className, children }: { className?: string; children: ReactNode }) {
  const { guide, selection } = useSelection()
  return (
    <a className={className} href={selectionLink(guide, selection, newProfilePath(guide))}>
      {children}
    </a>
  )
}
