import type { ReactNode } from 'react'
import type { Way } from '@/lib/phases'
import { Phases, type PhasesProps } from './phases'
import { SiteHeader } from './site-header'

interface PageFrameProps {
  way?: Way
  /** Links to phases that follow what the reader does on the page. */
  live?: PhasesProps['live']
  /** Who is signed in. */
  account?: ReactNode
  /** Whether this is the list of all profiles. */
  isProfiles?: boolean
  /** What stands below the header, all over the page's width. */
  bar?: ReactNode
  children: ReactNode
}

const BESIDE_THE_WAY: Way = { current: null, done: [], links: { connector: '/' } }

/** What every page stands in: the header, and the content that the skip link leads to. */
export function PageFrame({
  way = BESIDE_THE_WAY,
  live = {},
  account,
  isProfiles = false,
  bar,
  children,
}: PageFrameProps) {
  return (
    <>
      <SiteHeader phases={<Phases {...way} live={live} />} account={account} isProfiles={isProfiles} />
      {bar}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
