import type { ReactNode } from 'react'
import { NoSuchProfile } from '@/components/profile/no-such-profile'
import { PageBody } from '@/components/site/page-body'
import { profileEvents } from '@/lib/audit/trail'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import type { Database } from '@/lib/db/database'
import type { AppCommands } from '@/lib/guide/app-commands/schema'
import type { Guide } from '@/lib/guide/schema'
import { findGuide } from '@/lib/guides/loaded'
import type { Profile } from '@/lib/profile/profile'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { profileProgress } from '@/lib/profile/wizard-progress'
import { stackOneProgress } from '@/lib/stackone/section.server'
import type { WizardStepId } from '@/lib/wizard-steps'

interface Found {
  db: Database
  profile: Profile
  guide: Guide
  /** How the guide's app is created by command; null if the guide has no commands. */
  commands: AppCommands | null
}

/** A page about one profile, or one that says that it does not exist, and who deleted it. */
export async function profilePage(
  id: string,
  step: WizardStepId,
  render: (found: Found) => Promise<ReactNode>,
): Promise<ReactNode> {
  await requireAdmin()
  const db = await openStore()
  const profile = await findProfile(db, id)
  const loaded = profile && findGuide(profile.connector, profile.guide)
  if (!profile || !loaded) {
    const [last] = profile ? [] : await profileEvents(db, id, 1)
    return (
      <PageBody>
        <NoSuchProfile
          deleted={last?.action === 'profile.deleted' ? last : null}
          {...(profile && { lostGuide: `${profile.connector}/${profile.guide}` })}
        />
      </PageBody>
    )
  }
  const { guide } = loaded
  const content = await render({ db, profile, guide, commands: loaded.commands })
  // Read last, so that it has the answer that the page just got from StackOne.
  const progress = profileProgress(guide, profile, step, await stackOneProgress(db, profile))
  return <PageBody progress={progress}>{content}</PageBody>
}
