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
  /** Stays on the page instead of following the link; none where the link is followed. */
  onGo?: (id: string, event: MouseEvent) => void
}

/** Links that narrow a list, of which one holds. */
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
