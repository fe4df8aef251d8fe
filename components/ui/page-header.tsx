import type { ReactNode } from 'react'

interface PageHeaderProps {
  title: ReactNode
  /** The content above the title, like breadcrumbs. */
  eyebrow?: ReactNode
  /** A sentence below it. */
  lead?: ReactNode
  /** Badges beside the title. */
  badges?: ReactNode
  /** Actions on the whole page. */
  actions?: ReactNode
}

/** The header of a page: its title, its description and its actions. */
export function PageHeader({ title, eyebrow, lead, badges, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="grid max-w-prose min-w-0 gap-2">
        {eyebrow && <p className="text-sm text-muted">{eyebrow}</p>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1>{title}</h1>
          {badges}
        </div>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </header>
  )
}
