'use client'

import { usePathname } from 'next/navigation'
import { HISTORY, IMPORT, PROFILES, STACKONE, testRunPath } from '@/lib/urls'
import { SiteLink } from './site-link'

/** The site's navigation, for pages that share a layout. */
export function AdminLinks() {
  const path = usePathname()
  const current = (href: string) => (path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined)
  return (
    <>
      <SiteLink href="/" current={current(IMPORT) && 'true'}>
        Guides
      </SiteLink>
      <SiteLink href={PROFILES} current={current(PROFILES) ?? (path.startsWith(testRunPath('')) ? 'true' : undefined)}>
        Profiles
      </SiteLink>
      <SiteLink href={STACKONE} current={current(STACKONE)}>
        StackOne
      </SiteLink>
      <SiteLink href={HISTORY} current={current(HISTORY)}>
        History
      </SiteLink>
    </>
  )
}
