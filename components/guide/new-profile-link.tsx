'use client'

import type { ReactNode } from 'react'
import { selectionLink } from '@/lib/guide/search-params'
import { newProfilePath } from '@/lib/urls'
import { useSelected } from './selection-context'

/** Leads to the form for a new connector profile, with the choice. */
export function NewProfileLink({ className, children }: { className?: string; children: ReactNode }) {
  const href = useSelected(({ guide, selection }) => selectionLink(guide, selection, newProfilePath(guide)))
  return (
    <a className={className} href={href}>
      {children}
    </a>
  )
}
