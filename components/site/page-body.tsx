import type { ReactNode } from 'react'
import type { Way } from '@/lib/phases'
import { Phases, type PhasesProps } from './phases'

interface PageBodyProps {
  way?: Way
  /** Links to phases that follow what the reader does on the page. */
  live?: PhasesProps['live']
  /** What stands below the phases, all over the page's width. */
  bar?: ReactNode
  children: ReactNode
}

const BESIDE_THE_WAY: Way = { current: null, done: [], links: { connector: '/' } }

/** What stands below the header of every page: the five phases, and the content that the skip link leads to. */
export function PageBody({ way = BESIDE_THE_WAY, live = {}, bar, children }: PageBodyProps) {
  return (
    <>
      <Phases {...way} live={live} />
      {bar}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
