'use client'

import type { ReactNode } from 'react'
import { selectionLink } from '@/lib/guide/search-params'
import { useSelected } from './selection-context'

interface OnwardLinkProps {
  path: string
  className: string
  children: ReactNode
}

/** A link to another page that keeps the choice. */
export function OnwardLink({ path, className, children }: OnwardLinkProps) {
  const href = useSelected(({ guide, selection }) => selectionLink(guide, selection, path))
  return (
    <a className={className} href={href}>
      {children}
    </a>
  )
}
