import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { askSomebody } from '@/app/(admin)/profiles/setup-actions'
import { AskForm } from '@/components/setup/ask-form'
import { AskSummary } from '@/components/setup/ask-summary'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { selectionLink } from '@/lib/guide/search-params'
import { pageTitle } from '@/lib/page-title'
import { missingValues } from '@/lib/profile/missing-values'
import { EMPTY_ASK_FORM } from '@/lib/setup/ask-form'
import { setupState } from '@/lib/setup/setup'
import { latestSetups } from '@/lib/setup/store'
import { askForProfilePath, profileProgressPath } from '@/lib/urls'
import { profilePage } from '../profile-page'

export const metadata: Metadata = { title: pageTitle('Ask an admin') }

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

/** Asks somebody else for the values of a profile. */
export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ db, profile, guide }) => {
    const setup = (await latestSetups(db, [profile.id])).get(profile.id)
    const isAsked = setup !== undefined && setupState(setup, new Date()) === 'open'
    if (isAsked || missingValues(guide, profile).length === 0) redirect(profileProgressPath(profile.id))
    return (
      <Content>
        <PageHeader
          title="Ask an admin"
          eyebrow={profile.name}
          lead="They get a link with the steps, enter the values and test them. They need no account here and see nothing else."
        />
        <AskForm
          ask={askSomebody}
          values={EMPTY_ASK_FORM}
          page={askForProfilePath(profile.id)}
          guide={{ connector: guide.connector, slug: guide.slug, connectorName: guide.connectorName }}
          choice={null}
          profileId={profile.id}
        >
          <AskSummary
            guide={guide}
            choice={profile}
            guideLink={selectionLink(guide, { actions: profile.actions, cloud: profile.cloud })}
          />
        </AskForm>
      </Content>
    )
  })
}
