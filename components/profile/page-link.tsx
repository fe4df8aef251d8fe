import type { MouseEvent } from 'react'
import { type ListView, listLink } from '@/lib/url-params'
import { ButtonLink } from '../ui/button'

interface PageLinkProps {
  view: ListView
  page: number
  pages: number
  label: string
  onGo: (change: Partial<ListView>, event: MouseEvent) => void
}

/** A link to another page of the list. Without a target it stays, disabled, and keeps the focus. */
export function PageLink({ view, page, pages, label, onGo }: PageLinkProps) {
  const isThere = page >= 1 && page <= pages
  const goal = isThere
    ? { href: listLink({ ...view, page }), onClick: (event: MouseEvent) => onGo({ page }, event) }
    : { role: 'link', 'aria-disabled': true, tabIndex: -1 }
  return <ButtonLink {...goal}>{label}</ButtonLink>
}
