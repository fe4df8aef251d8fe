import type { ReactNode } from 'react'
import { pageTitle } from '@/lib/page-title'
import { Page } from '../ui/page'

interface DeadEndProps {
  /** The cause. */
  title: string
  /** The page's name in the window's title, if it is not the cause. */
  pageName?: string
  /** The consequence, in a sentence or two. */
  children: ReactNode
  /** The next steps, if the wizard has any. */
  actions: ReactNode
}

/** Replaces a page that cannot be shown: the cause, the consequence, and the next steps. */
export function DeadEnd({ title, pageName = title, children, actions }: DeadEndProps) {
  return (
    <Page>
      <title>{pageTitle(pageName)}</title>
      <div className="grid gap-3 rounded-lg border border-line bg-panel p-6 sm:p-8">
        <h1>{title}</h1>
        <p className="text-muted">{children}</p>
        {actions && <p className="mt-2 flex flex-wrap gap-2">{actions}</p>}
      </div>
    </Page>
  )
}
