import type { ReactNode } from 'react'
import { SiteHeader } from '@/components/site/site-header'

/** What every page has that needs no sign-in. */
export default function PublicLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <>
      <SiteHeader />
      {children}
    </>
  )
}
