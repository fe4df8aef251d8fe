import { DraftNotice } from '@/components/profile/draft-notice'
import { StackOneSheet } from '@/components/profile/stackone-sheet'
import { lastAttemptReason } from '@/lib/oauth-test/last-attempt.server'
import { isDraft } from '@/lib/profile/missing-values'
import { connectorProfilesUrl } from '@/lib/stackone/section.server'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'link', async ({ db, profile, guide }) =>
    isDraft(guide, profile) ? (
      <DraftNotice guide={guide} profile={profile} />
    ) : (
      <StackOneSheet
        guide={guide}
        profile={profile}
        attemptReason={await lastAttemptReason(db, profile)}
        profilesUrl={connectorProfilesUrl()}
      />
    ),
  )
}
