import type { Metadata } from 'next'
import { adminPage } from '@/app/admin-page'
import { ProfileList } from '@/components/profile/profile-list'
import { findGuide, guides } from '@/lib/guides/loaded'
import { loadListPage } from '@/lib/profile/list-page'
import { listLink, loadListView } from '@/lib/profile/list-params'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: 'Profiles · Connector setup' }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  const query = toQuery(await searchParams)
  const view = loadListView(query)
  return adminPage(listLink(view), async (_admin, db) => {
    const first = await loadListPage(db, view, (connector, guide) => findGuide(connector, guide)?.guide)
    return {
      content: (
        <div className="page page-wide">
          <div className="page-head">
            <h1>Connector profiles</h1>
            <p className="page-buttons">
              <a className="button" href="/profiles/new">
                New profile
              </a>
            </p>
          </div>
          {query.has('deleted') && (
            <p className="callout" data-kind="good" role="status">
              The profile is deleted.
            </p>
          )}
          {first.total === 0 && view.q === '' ? (
            <NoProfiles />
          ) : (
            <ProfileList view={{ ...view, page: first.page }} first={first} />
          )}
        </div>
      ),
    }
  })
}

function NoProfiles() {
  return (
    <div className="callout">
      <p>
        <strong>There is no profile yet.</strong> Start with a guide: choose the actions, make the app at the provider,
        and come back here with what it gives you.
      </p>
      <ul className="ways-list">
        {guides.map(({ guide }) => (
          <li key={`${guide.connector}/${guide.slug}`}>
            <a href={`/connectors/${guide.connector}/${guide.slug}`}>The {guide.connectorName} guide</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
