import { record } from '@/lib/audit/trail'
import { withAdminDownload } from '@/lib/auth/require-admin.server'
import { guideOf } from '@/lib/guides/loaded'
import { lastAttemptReason } from '@/lib/oauth-test/last-attempt.server'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { isDraft } from '@/lib/profile/missing-values'
import { sheetMarkdown } from '@/lib/profile/stackone-values-markdown'
import { findProfile } from '@/lib/profile/store'
import { writeContext } from '@/lib/profile/store-context.server'

type Context = { params: Promise<{ id: string }> }

/** The sheet for StackOne as Markdown. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return withAdminDownload(request, async (admin) => {
    const { id } = await params
    const { db, now, actor } = await writeContext(admin)
    const profile = await findProfile(db, id)
    const guide = profile && guideOf(profile.connector, profile.guide)
    if (!profile || !guide) return refusal('no-such-profile')
    if (isDraft(guide, profile)) return refusal('waits-for-values')
    if (request.method === 'GET')
      await record(db, { at: now, actor, action: 'profile.exported', profileId: id, profileName: profile.name })
    const reason = await lastAttemptReason(db, profile)
    return noStoreResponse(sheetMarkdown(guide, profile, reason), { contentType: 'text/markdown; charset=utf-8' })
  })
}
