import type { Metadata } from 'next'
import { ProfileList } from '@/components/profile/profile-list'
import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { guidePath } from '@/lib/guide/search-params'
import { guideOf, guides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { loadListPage } from '@/lib/profile/list-page'
import { loadListView } from '@/lib/profile/list-params'
import { openStore } from '@/lib/profile/store-context.server'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: pageTitle('Profiles') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const query = toQuery(await searchParams)
  const view = loadListView(query)
  const first = await loadListPage(await openStore(), view, guideOf)
  return (
    <PageBody>
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
          <p className="callout" data-kind="good" data-arrival>
            The profile is deleted.
          </p>
        )}
        {first.total === 0 && view.q === '' ? (
          <NoProfiles />
        ) : (
          <ProfileList view={{ ...view, page: first.page }} first={first} />
        )}
      </div>
    </PageBody>
  )
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
          <li key={guidePath(guide)}>
            <a href={guidePath(guide)}>{`The ${guide.connectorName} guide`}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
