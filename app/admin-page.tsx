import type { ReactNode } from 'react'
import { Account } from '@/components/site/account'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageFrame } from '@/components/site/page-frame'
import { StoreAway } from '@/components/site/store-away'
import type { Admin } from '@/lib/auth/admin'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import type { Database } from '@/lib/db/database'
import { isStoreError } from '@/lib/db/store-error'
import { requestId } from '@/lib/log/request'
import type { Way } from '@/lib/phases'
import { openStore } from '@/lib/profile/store-context.server'
import { signOut } from './sign-in/actions'

interface AdminPage {
  way?: Way
  content: ReactNode
}

/**
 * A page for admins only. Strangers are sent to sign in and come back to `path`. While the database cannot be reached
 * the page says so, and tries again by itself.
 */
export async function adminPage(
  path: string,
  render: (admin: Admin, db: Database) => Promise<AdminPage>,
): Promise<ReactNode> {
  const [pathname] = path.split('?')
  try {
    const admin = await requireAdmin(path)
    const { way, content } = await render(admin, await openStore())
    return (
      <PageFrame
        {...(way && { way })}
        isProfiles={pathname === '/profiles'}
        account={
          <Account
            name={admin.name}
            isHistory={pathname === '/history'}
            isStackOne={pathname === '/stackone'}
            signOut={signOut}
          />
        }
      >
        {content}
        <FocusOnArrival />
      </PageFrame>
    )
  } catch (error) {
    if (!isStoreError(error)) throw numbered(error)
    return (
      <PageFrame>
        <StoreAway requestId={requestId()} />
      </PageFrame>
    )
  }
}

/** Next shows an error's digest on the error page: there it is the request's id, by which the log is searched. */
function numbered(error: unknown): unknown {
  return error instanceof Error && !('digest' in error) ? Object.assign(error, { digest: requestId() }) : error
}
