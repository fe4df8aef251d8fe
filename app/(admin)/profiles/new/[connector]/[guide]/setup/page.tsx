import { randomUUID } from 'node:crypto'
import { makeDraft } from '@/app/(admin)/profiles/setup-page-actions'
import { LinkProblems } from '@/components/guide/link-problems'
import { NameForm } from '@/components/setup/name-form'
import { NoSuchPage } from '@/components/site/no-such-page'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { repairLink } from '@/lib/guide/repair-link'
import { loadSelection, selectionLink } from '@/lib/guide/search-params'
import { guideOf } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { newProfileProgress } from '@/lib/profile/wizard-progress'
import { toQuery } from '@/lib/to-search-params'
import { newProfilePath } from '@/lib/urls'

type PageProps = Readonly<{
  params: Promise<{ connector: string; guide: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}>

/** Where "do it yourself" begins: a name, and then the steps. */
export default async function Page({ params, searchParams }: PageProps) {
  await requireAdmin()
  const { connector, guide: slug } = await params
  const guide = guideOf(connector, slug)
  if (!guide) {
    return (
      <PageBody>
        <NoSuchPage />
      </PageBody>
    )
  }
  const query = repairLink(guide, toQuery(await searchParams))
  const selection = loadSelection(guide, query)
  const guideLink = selectionLink(guide, selection)
  return (
    <PageBody progress={newProfileProgress(guide, guideLink)}>
      <Content>
        <title>{pageTitle('New profile')}</title>
        <PageHeader
          title={`New ${guide.connectorName} profile`}
          lead={
            <>
              <span>Name it first. The steps come next, each with a box for the value that it gives. </span>
              <a href={selectionLink(guide, selection, newProfilePath(guide))}>Enter values that you have already</a>
            </>
          }
        />
        <LinkProblems problems={readLinkProblems(guide, query, [])} />
        <NameForm
          guide={`${guide.connector}/${guide.slug}`}
          selection={query.toString()}
          submissionId={randomUUID()}
          make={makeDraft}
        />
      </Content>
    </PageBody>
  )
}
