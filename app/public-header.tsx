import { AccountName } from '@/components/site/account-name'
import { SiteHeader, SiteLinks } from '@/components/site/site-header'
import { SiteLink } from '@/components/site/site-link'
import { nameInSession } from '@/lib/auth/read-session.server'
import { brandToShow } from '@/lib/brand'
import { env } from '@/lib/env'
import { SIGN_IN } from '@/lib/urls'

/**
 * The header of a page that needs no sign-in. It takes the admin's name from the session cookie, without asking the
 * database.
 */
export async function PublicHeader({ current }: { current: 'guides' | 'sign-in' | null }) {
  const name = await nameInSession()
  return (
    <SiteHeader
      brand={brandToShow(env().brand)}
      links={<SiteLinks current={current === 'guides' ? current : null} />}
      account={
        name ? (
          <AccountName name={name} />
        ) : (
          <SiteLink href={SIGN_IN} current={current === 'sign-in' ? 'page' : undefined}>
            Sign in
          </SiteLink>
        )
      }
    />
  )
}
