import { withAdmin } from '@/lib/auth/require-admin.server'
import { env } from '@/lib/env'
import { attachment } from '@/lib/file-name'
import { guideOf } from '@/lib/guides/loaded'
import { signInAgainCalendar } from '@/lib/oauth-test/calendar'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { profilePath } from '@/lib/urls'

type Context = { params: Promise<{ id: string }> }

/** Reminders of when users must sign in again, for a calendar. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return withAdmin(async () => {
    const profile = await findProfile(await openStore(), (await params).id)
    const guide = profile && guideOf(profile.connector, profile.guide)
    if (!profile?.signInAgainBy || !guide) {
      return noStoreResponse('The date is not known yet. Run a live test first.\n', { status: 404 })
    }
    const now = new Date()
    if (profile.signInAgainBy < now) {
      return refusal('signed-in-too-long-ago')
    }
    const entry = {
      profileName: profile.name,
      profileId: profile.id,
      connectorName: guide.connectorName,
      signInAgainBy: profile.signInAgainBy,
      basis: profile.signInAgainBasis,
      url: env().publicUrl + profilePath(profile.id),
    }
    const calendar = signInAgainCalendar([entry], now)
    return noStoreResponse(calendar, {
      contentType: 'text/calendar; charset=utf-8',
      headers: { 'content-disposition': attachment('sign-in-again', profile.name, 'ics') },
    })
  })
}
