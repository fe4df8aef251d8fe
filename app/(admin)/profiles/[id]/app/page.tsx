import { compareAppRecord } from '@/app/(admin)/profiles/app-actions'
import { OperationWays } from '@/components/app-commands/operation-ways'
import { RecordForm } from '@/components/app-commands/record-form'
import { NoSuchPage } from '@/components/site/no-such-page'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { env } from '@/lib/env'
import { operationWays } from '@/lib/guide/app-commands/ways'
import { profileContext } from '@/lib/oauth-test/app-record/profile-context'
import { profilePath } from '@/lib/urls'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ profile, guide, commands }) => {
    if (!commands) return <NoSuchPage />
    const title = `Compare the app of ${profile.name}`
    const ways = operationWays(commands, ['prepare', 'read'], profileContext(guide, profile, env().publicUrl))
    return (
      <Content>
        <PageHeader
          title={title}
          eyebrow={<a href={profilePath(profile.id)}>{profile.name}</a>}
          lead="Compare the provider’s record of the app with the guide: redirect URLs, scopes, lifetimes and the client secret."
        />
        <OperationWays title="Print the record, in one of these ways" ways={ways} />
        <RecordForm compare={compareAppRecord} profileId={profile.id} title={title} />
      </Content>
    )
  })
}
