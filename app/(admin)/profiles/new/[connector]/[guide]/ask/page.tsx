import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { askSomebody } from '@/app/(admin)/profiles/setup-actions'
import { LinkProblems } from '@/components/guide/link-problems'
import { AskForm } from '@/components/setup/ask-form'
import { AskSummary } from '@/components/setup/ask-summary'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { pageTitle } from '@/lib/page-title'
import { newProfileProgress } from '@/lib/profile/wizard-progress'
import { EMPTY_ASK_FORM } from '@/lib/setup/ask-form'
import { askPath } from '@/lib/urls'
import { type NewProfilePageProps, newProfilePage } from '../new-profile-page'

export const metadata: Metadata = { title: pageTitle('Ask an admin') }

/** Asks somebody else to set up a new profile. */
export default async function Page(props: NewProfilePageProps) {
  return newProfilePage(props, ({ loaded: { guide }, query, selection, guideLink }) => (
    <PageBody progress={newProfileProgress(guide, guideLink)}>
      <Content>
        <PageHeader
          title={`Ask an admin to connect ${guide.connectorName}`}
          lead="They get a link with the steps, enter the values and test them. They need no account here and see nothing else."
        />
        <LinkProblems problems={readLinkProblems(guide, query)} />
        <AskForm
          ask={askSomebody}
          values={EMPTY_ASK_FORM}
          page={`${askPath(guide)}${query.size > 0 ? `?${query}` : ''}`}
          guide={{ connector: guide.connector, slug: guide.slug, connectorName: guide.connectorName }}
          choice={{ query: `${query}`, submissionId: randomUUID() }}
          profileId={null}
        >
          <AskSummary guide={guide} choice={selection} guideLink={guideLink} />
        </AskForm>
      </Content>
    </PageBody>
  ))
}
