import { adminPage } from '@/app/admin-page'
import { AccountLink } from '@/components/stackone/account-link'
import { guideOf } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { profileWay } from '@/lib/profile/way'
import { loadLink } from '@/lib/stackone/load-link.server'
import { isLinked } from '@/lib/stackone/section.server'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return adminPage(`/account-links/${encodeURIComponent(id)}`, async (_admin, db) => {
    const loaded = await loadLink(id)
    const guide = loaded && guideOf(loaded.profile.connector, loaded.profile.guide)
    if (!loaded || !guide) return { content: <NoSuchLink /> }
    const { profile, view } = loaded
    const hasAccount = view.status === 'active' || (await isLinked(db, profile))
    return {
      way: profileWay(guide, profile, 'link', hasAccount),
      content: <AccountLink link={view} profile={profile} connectorName={guide.connectorName} />,
    }
  })
}

function NoSuchLink() {
  return (
    <div className="page">
      <title>{pageTitle('No such link')}</title>
      <h1>There is no such link</h1>
      <p>
        It was deleted with its profile, or its address is cut off. <a href="/profiles">All profiles</a>
      </p>
    </div>
  )
}
