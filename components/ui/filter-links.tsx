import type { MouseEvent } from 'react'

interface FilterLink {
  id: string
  label: string
  href: string
  isCurrent: boolean
}

interface FilterLinksProps {
  label: string
  links: readonly FilterLink[]
  /** Filters without leaving the page; without it the browser follows the link. */
  onGo?: (id: string, event: MouseEvent) => void
}

/** Links that filter a list, one of them selected. */
export function FilterLinks({ label, links, onGo }: FilterLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1 print:hidden">
      {links.map(({ id, label: name, href, isCurrent }) => (
        <a
          key={id}
          href={href}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={onGo && ((event) => onGo(id, event))}
          className="rounded-full border border-transparent px-3 py-1 text-sm font-medium text-muted no-underline hover:bg-soft hover:text-ink aria-current:border-edge aria-current:bg-panel aria-current:text-ink forced-colors:aria-current:underline"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
