import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { QueryProvider } from '@/components/site/query-provider'
import { SiteHeader } from '@/components/site/site-header'
import { brandToShow } from '@/lib/brand'
import { env } from '@/lib/env'

export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The frame of the pages for people without an account: it names the operator, and links to no other page. */
export default function SetupLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <QueryProvider>
      <SiteHeader brand={brandToShow(env().brand)} links={null} account={null} />
      {children}
    </QueryProvider>
  )
}
