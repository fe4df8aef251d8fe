'use client'

import { usePathname } from 'next/navigation'
import { SiteLink } from './site-link'

/** The parts of the site, for pages between which the layout stays. */
export function AdminLinks() {
  const path = usePathname()
  const current = (href: string) => (path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined)
  return (
    <>
      <SiteLink href="/">Guides</SiteLink>
      <SiteLink
        href="/profiles"
        current={current('/profiles') ?? (path.startsWith('/test-runs/') ? 'true' : undefined)}
      >
        Profiles
      </SiteLink>
      <SiteLink href="/stackone" current={current('/stackone')}>
        StackOne
      </SiteLink>
      <SiteLink href="/history" current={current('/history')}>
        History
      </SiteLink>
    </>
  )
}
