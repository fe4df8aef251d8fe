import type { ReactNode } from 'react'
import { adminPage } from '@/app/admin-page'
import { NoSuchProfile } from '@/components/profile/no-such-profile'
import { profileEvents } from '@/lib/audit/trail'
import type { Admin } from '@/lib/auth/admin'
import type { Database } from '@/lib/db/database'
import type { Guide } from '@/lib/guide/schema'
import { guideOf } from '@/lib/guides/loaded'
import type { PhaseId } from '@/lib/phases'
import type { Profile } from '@/lib/profile/profile'
import { findProfile } from '@/lib/profile/store'
import { profileWay } from '@/lib/profile/way'
import { isLinked } from '@/lib/stackone/section.server'

interface Found {
  admin: Admin
  db: Database
  profile: Profile
  guide: Guide
}

/** A page about one profile, or one that says that there is none, and who deleted it. */
export function profilePage(
  id: string,
  part: '' | '/edit' | '/delete' | '/stackone',
  phase: PhaseId,
  render: (found: Found) => Promise<ReactNode>,
): Promise<ReactNode> {
  return adminPage(`/profiles/${id}${part}`, async (admin, db) => {
    const profile = await findProfile(db, id)
    const guide = profile && guideOf(profile.connector, profile.guide)
    if (!profile) {
      const [last] = await profileEvents(db, id, 1)
      return { content: <NoSuchProfile deleted={last?.action === 'profile.deleted' ? last : null} /> }
    }
    if (!guide) return { content: <NoSuchProfile deleted={null} lostGuide={`${profile.connector}/${profile.guide}`} /> }
    const content = await render({ admin, db, profile, guide })
    // Last: what the page has just asked StackOne counts.
    return { way: profileWay(guide, profile, phase, await isLinked(db, profile)), content }
  })
}
