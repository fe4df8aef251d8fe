import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { ProfileList } from '@/components/profile/profile-list'
import { PageBody } from '@/components/site/page-body'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { groupGuides } from '@/lib/guide/guide-groups'
import { allGuides, guideOf } from '@/lib/guides/loaded'
import { failureReasons } from '@/lib/oauth-test/last-attempt.server'
import { pageTitle } from '@/lib/page-title'
import { loadListPage } from '@/lib/profile/list-page'
import { openStore } from '@/lib/profile/store-context.server'
import { setupsInWords } from '@/lib/setup/load-view.server'
import { loadDeleted, loadListView } from '@/lib/url-params'
import { NEW_PROFILE } from '@/lib/urls'
import { problemsOf } from '@/lib/watch/store'

export const metadata: Metadata = { title: pageTitle('Profiles') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const { deleted, ...view } = { ...(await loadDeleted(searchParams)), ...(await loadListView(searchParams)) }
  const first = await loadListPage(view, {
    db: await openStore(),
    now: new Date(),
    guideOf,
    failureReasons,
    problemsOf,
    setupsInWords,
  })
  return (
    <PageBody>
      <Content width="page">
        <PageHeader
          title="Connector profiles"
          actions={
            <ButtonLink kind="primary" href={NEW_PROFILE}>
              New profile
            </ButtonLink>
          }
        />
        {deleted && (
          <Callout kind="good" data-arrival>
            The profile is deleted.
          </Callout>
        )}
        {first.total === 0 && view.q === '' && view.show === 'all' ? (
          <NoProfiles />
        ) : (
          <ProfileList view={{ ...view, page: first.page }} first={first} />
        )}
      </Content>
    </PageBody>
  )
}

function NoProfiles() {
  return (
    <EmptyState title="No profiles yet">
      <p>Start with a guide: choose the actions, create the app at the provider, and come back here with its values.</p>
      <div className="mt-3 text-start">
        <GuideList groups={groupGuides(allGuides().map(({ guide }) => guide))} />
      </div>
    </EmptyState>
  )
}
