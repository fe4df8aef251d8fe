import { withAdmin } from '@/lib/auth/require-admin.server'
import { guideOf } from '@/lib/guides/loaded'
import { noStoreResponse, refusal } from '@/lib/private-answer.server'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { loadSetupView } from '@/lib/setup/load-view.server'

type Context = { params: Promise<{ id: string }> }

/** The progress of a profile's setup as JSON, without the link. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return withAdmin(async () => {
    const db = await openStore()
    const profile = await findProfile(db, (await params).id)
    const guide = profile && guideOf(profile.connector, profile.guide)
    const setup = profile && guide && (await loadSetupView(db, guide, profile, new Date()))
    if (!setup) return refusal('no-such-link')
    return noStoreResponse(JSON.stringify(setup), { contentType: 'application/json' })
  })
}
