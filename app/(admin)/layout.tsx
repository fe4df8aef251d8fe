import type { ReactNode } from 'react'
import { PublicHeader } from '@/app/public-header'
import { signOut } from '@/app/sign-in/actions'
import { Account } from '@/components/site/account'
import { AdminLinks } from '@/components/site/admin-links'
import { DatabaseUnavailable } from '@/components/site/database-unavailable'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageBody } from '@/components/site/page-body'
import { QueryProvider } from '@/components/site/query-provider'
import { SiteHeader } from '@/components/site/site-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { brandToShow } from '@/lib/brand'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { requestId } from '@/lib/log/request'

/**
 * The frame of every admin page. It does not protect them: browsers keep a layout between pages, so each page checks
 * the session itself. While the database is unavailable, the layout shows that instead of the page. It works without
 * JavaScript, unlike Next's error pages.
 */
export default async function AdminLayout({ children }: Readonly<{ children: ReactNode }>) {
  const admin = await requireAdmin().catch(toNothing)
  if (!admin) {
    return (
      <>
        <PublicHeader current={null} />
        <PageBody>
          <DatabaseUnavailable requestId={requestId()} />
        </PageBody>
      </>
    )
  }
  return (
    <QueryProvider>
      <SiteHeader
        brand={brandToShow(env().brand)}
        links={<AdminLinks />}
        account={<Account name={admin.name} signOut={signOut} />}
      />
      {children}
      <FocusOnArrival />
    </QueryProvider>
  )
}

function toNothing(error: unknown): null {
  if (!isStoreError(error)) throw error
  return null
}
