import type { ReactNode } from 'react'
import { InvalidLink } from '@/components/setup/invalid-link'
import { SetupEnded } from '@/components/setup/setup-ended'
import { PageBody } from '@/components/site/page-body'
import { env } from '@/lib/env'
import type { LoadedGuide } from '@/lib/guide/source'
import { findGuide } from '@/lib/guides/loaded'
import { noteRefusal } from '@/lib/log/request'
import type { Profile } from '@/lib/profile/profile'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { findRecipient } from '@/lib/setup/recipient.server'
import { isShown, type Setup, setupState } from '@/lib/setup/setup'
import { askForThisBrowser } from './actions'

interface Found {
  setup: Setup
  profile: Profile
  loaded: LoadedGuide
}

/**
 * A page of one setup, for the browser with its session; other browsers get the page for invalid links. Rejects with
 * StoreError.
 */
export async function setupPage(id: string, render: (found: Found) => Promise<ReactNode>): Promise<ReactNode> {
  const recipient = await findRecipient(id)
  const now = new Date()
  if (recipient && !isShown(recipient.setup, now)) {
    return (
      <PageBody>
        <SetupEnded setup={recipient.setup} state={setupState(recipient.setup, now)} operator={env().brand} />
      </PageBody>
    )
  }
  const profile = recipient && (await findProfile(await openStore(), recipient.setup.profileId))
  const loaded = profile && findGuide(profile.connector, profile.guide)
  if (!recipient || !profile || !loaded) {
    noteRefusal('setup session')
    return (
      <PageBody>
        <InvalidLink operator={env().brand} token={null} hasAsked={false} ask={askForThisBrowser} />
      </PageBody>
    )
  }
  return render({ setup: recipient.setup, profile, loaded })
}
