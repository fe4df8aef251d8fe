import { eraseCopy } from '@/app/(admin)/profiles/envelope-actions'
import { enterInStackOne } from '@/app/(admin)/profiles/stackone-actions'
import { DraftNotice } from '@/components/profile/draft-notice'
import { StackOneSheet } from '@/components/profile/stackone-sheet'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { loadEnvelope } from '@/lib/envelope/load-envelope.server'
import { lastAttemptReason } from '@/lib/oauth-test/last-attempt.server'
import { isDraft } from '@/lib/profile/missing-values'
import { findEntry } from '@/lib/stackone/entry-store'
import { connectorProfilesUrl, whyNotEntered } from '@/lib/stackone/section.server'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'stackone', async ({ db, profile, guide }) => {
    if (isDraft(guide, profile)) return <DraftNotice guide={guide} profile={profile} />
    const [attemptReason, envelope, entry] = await Promise.all([
      lastAttemptReason(db, profile),
      requireAdmin().then((admin) => loadEnvelope(db, guide, profile, admin)),
      findEntry(db, profile.id),
    ])
    return (
      <StackOneSheet
        guide={guide}
        profile={profile}
        attemptReason={attemptReason}
        profilesUrl={connectorProfilesUrl()}
        envelope={envelope}
        entry={entry}
        whyNot={whyNotEntered(guide, profile)}
        enter={enterInStackOne}
        erase={eraseCopy}
      />
    )
  })
}
