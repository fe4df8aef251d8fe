import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'
import { SiteLink } from '@/components/site/site-link'
import { brandToShow } from '@/lib/brand'
import { env } from '@/lib/env'
import { HOME } from '@/lib/urls'

export const metadata: Metadata = { robots: { index: false } }

/** The frame of pages for a guest who signs in for a test, without an account. */
export default function SignInForLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <>
      <SiteHeader brand={brandToShow(env().brand)} links={<SiteLink href={HOME}>Guides</SiteLink>} account={null} />
      {children}
    </>
  )
}
