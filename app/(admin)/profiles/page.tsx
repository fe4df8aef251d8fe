import type { Metadata } from 'next'
import { ProfileList } from '@/components/profile/profile-list'
import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { allGuides, guideOf } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { loadListPage } from '@/lib/profile/list-page'
import { openStore } from '@/lib/profile/store-context.server'
import { loadDeleted, loadListView } from '@/lib/url-params'
import { guidePath, NEW_PROFILE } from '@/lib/urls'
import { problemsOf } from '@/lib/watch/store'

export const metadata: Metadata = { title: pageTitle('Profiles') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const { deleted, ...view } = { ...(await loadDeleted(searchParams)), ...(await loadListView(searchParams)) }
  const first = await loadListPage(await openStore(), view, guideOf, problemsOf)
  return (
    <PageBody>
      <div className="page page-wide">
        <div className="page-head">
          <h1>Connector profiles</h1>
          <p className="page-buttons">
            <a className="button" href={NEW_PROFILE}>
              New profile
            </a>
          </p>
        </div>
        {deleted && (
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
        {allGuides().map(({ guide }) => (
          <li key={guidePath(guide)}>
            <a href={guidePath(guide)}>{`The ${guide.connectorName} guide`}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
