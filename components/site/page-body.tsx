import type { ReactNode } from 'react'
import type { Way } from '@/lib/phases'
import { Phases } from './phases'

interface PageBodyProps {
  /** The steps of the setup that the page belongs to; none for a page that belongs to no setup. */
  way?: Way
  /** What stands below the steps, all over the page's width. */
  bar?: ReactNode
  children: ReactNode
}

/** What stands below the header of every page: the steps of a setup, and the content that the skip link leads to. */
export function PageBody({ way, bar, children }: PageBodyProps) {
  return (
    <>
      {way && <Phases {...way} />}
      {bar}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
