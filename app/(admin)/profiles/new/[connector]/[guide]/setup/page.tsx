import { randomUUID } from 'node:crypto'
import { makeDraft } from '@/app/(admin)/profiles/setup-page-actions'
import { LinkProblems } from '@/components/guide/link-problems'
import { NameForm } from '@/components/setup/name-form'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { selectionLink } from '@/lib/guide/search-params'
import { pageTitle } from '@/lib/page-title'
import { newProfileProgress } from '@/lib/profile/wizard-progress'
import { newProfilePath } from '@/lib/urls'
import { type NewProfilePageProps, newProfilePage } from '../new-profile-page'

/** The first page of "Do it yourself": asks for a name, then leads to the steps. */
export default async function Page(props: NewProfilePageProps) {
  return newProfilePage(props, ({ loaded: { guide }, query, selection, guideLink }) => (
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
  ))
}
