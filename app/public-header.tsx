import { AccountName } from '@/components/site/account-name'
import { SiteHeader, SiteLinks } from '@/components/site/site-header'
import { SiteLink } from '@/components/site/site-link'
import { nameInSession } from '@/lib/auth/read-session.server'
import { brandToShow } from '@/lib/brand'
import { env } from '@/lib/env'
import { SIGN_IN } from '@/lib/urls'

/** The head of a page that needs no sign-in. The session cookie says who that is; the database is not asked. */
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
